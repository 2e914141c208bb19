import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { BetterAuthPlugin } from 'better-auth';
import { keyedHash } from './keyed-hash.ts';
import type { RateLimitRule, RateLimitStore } from './rate-limit-store.ts';

const MINUTE = 60;

/**
 * Limits per address that is signed in to, whoever asks and from wherever, and whether or not it has an account.
 * These are the tight ones: at an event hundreds of people share one network address.
 */
export const ACCOUNT_LIMITS: Readonly<Record<string, RateLimitRule>> = {
  '/email-otp/send-verification-otp': { window: 15 * MINUTE, max: 5 },
  '/sign-in/email-otp': { window: 15 * MINUTE, max: 15 },
  '/sign-in/email': { window: 15 * MINUTE, max: 10 },
  '/password-reset-request': { window: 60 * MINUTE, max: 5 },
};

/** Too many calls; the same for every address. */
export function tooManyRequests(retryAfter: number): APIError {
  return new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_REQUESTS', retryAfter }, { 'retry-after': `${retryAfter}` });
}

/** Counts calls by the e-mail address in their body. */
export function accountLimits(store: RateLimitStore, secret: string): BetterAuthPlugin {
  return {
    id: 'account-limits',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path !== undefined && path in ACCOUNT_LIMITS,
          handler: createAuthMiddleware(async (ctx) => {
            const { email } = ctx.body as { email?: unknown };
            const account = keyedHash(secret, 'rate-limit', String(email).trim().toLowerCase());
            const { allowed, retryAfter } = await store.consume(`account:${account}|${ctx.path}`, ACCOUNT_LIMITS[ctx.path]!);
            if (!allowed) throw tooManyRequests(retryAfter ?? 1);
          }),
        },
      ],
    },
  };
}
