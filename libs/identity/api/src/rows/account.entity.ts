import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { User } from './user.entity.ts';

/** A way to sign in that belongs to a person: here a password, later a provincial single sign-on. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'accounts',
  properties: {
    id: p.uuid().primary(),
    user: () => p.manyToOne(User).index('accounts_user_id').deleteRule('cascade').updateRule('no action'),
    /** `credential` for a password. */
    providerId: p.string().length(60),
    accountId: p.string().length(255),
    /** `scrypt$N$r$p$salt$key`. */
    password: p.text().nullable(),
    accessToken: p.text().nullable(),
    refreshToken: p.text().nullable(),
    idToken: p.text().nullable(),
    accessTokenExpiresAt: p.datetime(3).nullable(),
    refreshTokenExpiresAt: p.datetime(3).nullable(),
    scope: p.text().nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  uniques: [{ name: 'accounts_provider_account', properties: ['providerId', 'accountId'] }],
});
export type Account = InferEntity<typeof Account>;
