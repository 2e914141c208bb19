import { parseEmail } from '@pho-hien/kernel';
import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx } from 'better-auth/api';
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

/** The calls of a signed-in person that try a password: whoever holds a stolen session must not guess it there. */
const PASSWORD_CHECKS = new Set([
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
]);
const PASSWORD_CHECK_LIMIT = { name: 'account:password-check', times: 10, seconds: 15 * MINUTE };

/** Too many calls; the same for every address. */
export function tooManyRequests(retryAfter: number): APIError {
  return new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_REQUESTS', retryAfter },
    { 'retry-after': `${retryAfter}` },
  );
}

/** Counts calls by the account they aim at, and refuses what is no address that we can write to. */
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
        {
          matcher: ({ path }) => PASSWORD_CHECKS.has(path ?? ''),
          handler: createAuthMiddleware(async (ctx) => {
            const session = await getAuthoritativeSessionFromCtx(ctx);
            const retryAt = session && (await tooOften(PASSWORD_CHECK_LIMIT, session.user.id));
            if (retryAt) throw tooManyRequests(secondsUntil(retryAt, now()));
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
