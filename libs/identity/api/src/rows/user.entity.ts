import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A person with an account: a visitor, until a grant says more. Written by better-auth and by accepted invitations. */
export const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    /** Family name first; empty until the person gives one. */
    name: p.string().length(120),
    /** Lower case. */
    email: p.string().length(254).unique('users_email_unique'),
    emailVerified: p.boolean().default(false),
    /** Unused; better-auth expects the column. */
    image: p.text().nullable(),
    /** An authenticator app is enrolled and proven. */
    twoFactorEnabled: p.boolean().default(false),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
  checks: [{ name: 'users_email_lower_case', expression: 'email = lower(email)' }],
});
export type User = InferEntity<typeof User>;
