import type { BetterAuthRateLimitRule, BetterAuthRateLimitStorage } from 'better-auth';
import { secondsUntil } from './account-limits.ts';
import type { AuthSettings } from './auth-settings.ts';

const A_MINUTE = 60;

/**
 * Calls from one network address. Wide, because a school or a festival hall is one address:
 * they stop floods, while `ACCOUNT_LIMITS` stop guessing.
 */
export const NETWORK_LIMITS: Record<string, BetterAuthRateLimitRule> = {
  '/email-otp/send-verification-otp': { window: A_MINUTE, max: 60 },
  '/sign-in/email-otp': { window: A_MINUTE, max: 60 },
  // Each costs a password hash.
  '/sign-in/email': { window: A_MINUTE, max: 30 },
  '/reset-password': { window: A_MINUTE, max: 20 },
  '/set-password': { window: A_MINUTE, max: 20 },
  '/change-password': { window: A_MINUTE, max: 20 },
  '/password-reset-request': { window: A_MINUTE, max: 30 },
  '/two-factor/*': { window: A_MINUTE, max: 60 },
};

/** better-auth's counting by address and path, on the counters that all processes share. */
export function sharedCounters({ tooOften, now }: AuthSettings): BetterAuthRateLimitStorage {
  return {
    consume: async (addressAndPath, { max, window }) => {
      const retryAt = await tooOften({ name: `network:${max}/${window}`, times: max, seconds: window }, addressAndPath);
      return { allowed: !retryAt, retryAfter: retryAt && secondsUntil(retryAt, now()) };
    },
  };
}
