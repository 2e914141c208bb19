import type { Pool } from 'pg';

export interface RateLimitRule {
  /** Seconds. */
  readonly window: number;
  /** Calls allowed in one window. */
  readonly max: number;
}

export interface RateLimitAnswer {
  readonly allowed: boolean;
  /** Seconds until the window ends; null when allowed. */
  readonly retryAfter: number | null;
}

// One statement: whichever process asks, the row lock orders the askers, and each sees the others' counts.
const CONSUME = `
  insert into rate_limits as counted (key, count, window_ends_at)
  values ($1, 1, now() + make_interval(secs => $2))
  on conflict (key) do update set
    count = case when counted.window_ends_at <= now() then 1 else counted.count + 1 end,
    window_ends_at = case when counted.window_ends_at <= now() then excluded.window_ends_at else counted.window_ends_at end
  returning count, ceil(extract(epoch from window_ends_at - now()))::int as seconds_left`;

const FORGET_ENDED = 'delete from rate_limits where window_ends_at < now()';

/** Counts calls in fixed windows, in the database, so that all API processes share one count. */
export class RateLimitStore {
  constructor(private readonly pool: Pool) {}

  /** Counts one call under `key`; not allowed once the window has had `rule.max`. */
  async consume(key: string, rule: RateLimitRule): Promise<RateLimitAnswer> {
    const { rows } = await this.pool.query<{ count: number; seconds_left: number }>(CONSUME, [key, rule.window]);
    const [counted] = rows;
    if (!counted || counted.count <= rule.max) return { allowed: true, retryAfter: null };
    return { allowed: false, retryAfter: Math.max(1, counted.seconds_left) };
  }

  /** Removes windows that are over. */
  async forgetEnded(): Promise<void> {
    await this.pool.query(FORGET_ENDED);
  }
}
