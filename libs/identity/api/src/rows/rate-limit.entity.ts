import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** Calls counted in a window, by network address or by the (hashed) account they aim at. */
export const RateLimit = defineEntity({
  name: 'RateLimit',
  tableName: 'rate_limits',
  properties: {
    key: p.string().length(255).primary(),
    count: p.integer(),
    windowEndsAt: p.datetime(3).index('rate_limits_window_ends_at'),
  },
});
export type RateLimit = InferEntity<typeof RateLimit>;
