import type { RateLimitRule } from './rate-limit-store.ts';

const A_MINUTE = 60;

/**
 * Calls from one network address. Wide, because a school or a festival hall is one address:
 * they stop floods, while `ACCOUNT_LIMITS` stop guessing.
 */
export const NETWORK_LIMITS: Record<string, RateLimitRule> = {
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
