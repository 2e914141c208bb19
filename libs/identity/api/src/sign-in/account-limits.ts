import { parseEmail } from '@pho-hien/kernel';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { BetterAuthPlugin } from 'better-auth';
import type { AuthSettings } from './auth-settings.ts';
import { keyedHash } from './keyed-hash.ts';

const MINUTE = 60;

/**
 * Limits per address that is signed in to, whoever asks and from wherever, and whether or not it has an account.
 * These are the tight ones: at an event hundreds of people share one network address.
 */
export const ACCOUNT_LIMITS: Readonly<Record<string, { times: number; seconds: number }>> = {
  '/email-otp/send-verification-otp': { times: 5, seconds: 15 * MINUTE },
  '/sign-in/email-otp': { times: 15, seconds: 15 * MINUTE },
  '/sign-in/email': { times: 10, seconds: 15 * MINUTE },
  '/password-reset-request': { times: 5, seconds: 60 * MINUTE },
};

/** Too many calls; the same for every address. */
export function tooManyRequests(retryAfter: number): APIError {
  return new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_REQUESTS', retryAfter }, { 'retry-after': `${retryAfter}` });
}

/** Counts calls by the e-mail address in their body, and refuses what is no address that we can write to. */
export function accountLimits({ secret, tooOften, now }: AuthSettings): BetterAuthPlugin {
  return {
    id: 'account-limits',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path !== undefined && path in ACCOUNT_LIMITS,
          handler: createAuthMiddleware(async (ctx) => {
            const { email: given } = ctx.body as { email?: unknown };
            const email = typeof given === 'string' ? parseEmail(given) : null;
            if (!email) throw new APIError('BAD_REQUEST', { code: 'INVALID_EMAIL' });
            const account = keyedHash(secret, 'rate-limit', email);
            const retryAt = await tooOften({ name: `account:${ctx.path}`, ...ACCOUNT_LIMITS[ctx.path]! }, account);
            if (retryAt) throw tooManyRequests(secondsUntil(retryAt, now()));
            return { context: { body: { email } } };
          }),
        },
      ],
    },
  };
}

/** Whole seconds from `now` to `instant`, at least one. */
export function secondsUntil(instant: Date, now: Date): number {
  return Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 1000));
}
