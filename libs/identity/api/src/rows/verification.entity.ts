import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A short-lived proof under way: a sign-in code, a password reset, a second-factor challenge. */
export const Verification = defineEntity({
  name: 'Verification',
  tableName: 'verifications',
  properties: {
    id: p.uuid().primary(),
    /** Keyed hash of what it is for and whom. */
    identifier: p.string().length(64).index('verifications_identifier'),
    /** For a code: its keyed hash and the wrong attempts so far. */
    value: p.text(),
    expiresAt: p.datetime(3).index('verifications_expires_at'),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});
export type Verification = InferEntity<typeof Verification>;
