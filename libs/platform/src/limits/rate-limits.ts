import { Inject, Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ENVIRONMENT } from '../config/config.module.ts';
import type { Environment } from '../config/environment.ts';
import { SqlPool } from '../persistence/sql-pool.ts';

/** So many times in so many seconds. */
export interface RateLimit {
  /** Names the counter; two limits of one name share it. */
  readonly name: string;
  readonly times: number;
  readonly seconds: number;
}

/** Too often: `retryAt` says when it may be tried again. */
export const rateLimited = (retryAt: Date) =>
  new GraphQLError('Too often', { extensions: { code: 'RATE_LIMITED', retryAt: retryAt.toISOString() } });

/** Counters in the database, so that they hold across API processes. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(
    private readonly pool: SqlPool,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Counts one use of `limit` by `who` (an address, a hash, an id); throws `RATE_LIMITED` where it is one too many. */
  async use(limit: RateLimit, who: string): Promise<void> {
    const retryAt = await this.tooOften(limit, who);
    if (retryAt) throw rateLimited(retryAt);
  }

  /** As `use`, but answers when it may be tried again, or null where it may be done now. */
  async tooOften(limit: RateLimit, who: string): Promise<Date | null> {
    if (!this.environment.RATE_LIMITS) return null;
    try {
      await this.limiterOf(limit).consume(who);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return new Date(Date.now() + refusal.msBeforeNext);
      throw refusal;
    }
  }

  private limiterOf(limit: RateLimit): RateLimiterPostgres {
    const known = this.limiters.get(limit.name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: this.pool,
      storeType: 'pool',
      tableName: 'rate_limit_counters',
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.times,
      duration: limit.seconds,
      // Who is over the limit is answered from memory until the window ends.
      inMemoryBlockOnConsumed: limit.times + 1,
    });
    this.limiters.set(limit.name, limiter);
    return limiter;
  }
}
