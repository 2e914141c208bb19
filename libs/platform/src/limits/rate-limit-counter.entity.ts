import { defineEntity, p } from '@mikro-orm/core';

/** A counter of `RateLimits`; its shape is the library's. */
export const RateLimitCounter = defineEntity({
  name: 'RateLimitCounter',
  tableName: 'rate_limit_counters',
  properties: {
    key: p.string().length(255).primary(),
    points: p.integer().default(0),
    /** Unix milliseconds. */
    expire: p.bigint().nullable(),
  },
});
