import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { User } from './user.entity.ts';

/** A person's authenticator app and backup codes, encrypted under a key that is not in the database. */
export const TwoFactor = defineEntity({
  name: 'TwoFactor',
  tableName: 'two_factors',
  properties: {
    id: p.uuid().primary(),
    user: () => p.oneToOne(User).owner().unique('two_factors_user_id').deleteRule('cascade').updateRule('no action'),
    secret: p.text(),
    backupCodes: p.text(),
    /** False until a first code proved that the app holds the secret. */
    verified: p.boolean().default(false),
    failedVerificationCount: p.integer().default(0),
    lockedUntil: p.datetime(3).nullable(),
    /** The 30-second step of the last accepted code: a code works once. */
    lastTotpStep: p.bigint('number').nullable(),
  },
});
export type TwoFactor = InferEntity<typeof TwoFactor>;
