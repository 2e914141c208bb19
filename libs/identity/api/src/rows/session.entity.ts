import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { User } from './user.entity.ts';

/** One signed-in browser. The cookie carries the token and its signature; the token alone opens nothing. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    user: () => p.manyToOne(User).index('sessions_user_id').deleteRule('cascade').updateRule('no action'),
    token: p.string().length(64).unique('sessions_token_unique'),
    expiresAt: p.datetime(3),
    ipAddress: p.string().length(64).nullable(),
    userAgent: p.text().nullable(),
    /** When this session proved the second factor; null: it has not. Not known to better-auth, so no call of its can set it. */
    secondFactorVerifiedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});
export type Session = InferEntity<typeof Session>;
