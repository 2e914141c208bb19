import { RateLimitCounter } from './limits/rate-limit-counter.entity.ts';
import { Migration202611220050_rate_limits } from './migrations/migration-202611220050-rate-limits.ts';
import type { PersistentContext } from './persistence/persistence-options.ts';

/** The platform's own rows. */
export const platformPersistence: PersistentContext = {
  entities: [RateLimitCounter],
  migrations: [Migration202611220050_rate_limits],
};
