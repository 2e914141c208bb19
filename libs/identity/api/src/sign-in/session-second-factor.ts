import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx, isAPIError } from 'better-auth/api';
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { tooManyRequests } from './account-limits.ts';
import { LOCK_SECONDS, type SecondFactorStore } from './second-factor-store.ts';

const VERIFY_CODE = '/two-factor/verify-totp';
const VERIFY = new Set([VERIFY_CODE, '/two-factor/verify-backup-code']);
/** What a stolen mailbox must not reach: with these one could take the account over. */
const NEED_PROOF = new Set([
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
  '/change-password',
  '/set-password',
]);

const refused = (status: 'UNAUTHORIZED' | 'FORBIDDEN', code: string) => new APIError(status, { code });
const succeeded = ({ context }: { context: { returned?: unknown } }) => !isAPIError(context.returned);

/** The person whose password sign-in waits for the second factor, by the cookie of that challenge. */
async function challengedUser(ctx: GenericEndpointContext): Promise<string | undefined> {
  const cookie = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (!challenge) return undefined;
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value;
}

/**
 * Sign-in by e-mail code passes better-auth's second factor by. So each session keeps whether it has proven the second
 * factor itself, permissions look at that (see `secondFactorState`), and the ways to prove it are limited also there.
 */
export function sessionSecondFactor(store: SecondFactorStore, now: () => Date): BetterAuthPlugin {
  return {
    id: 'session-second-factor',
    hooks: {
      before: [
        {
          matcher: ({ path }) => VERIFY.has(path ?? ''),
          handler: createAuthMiddleware(async (ctx) => {
            const session = await getAuthoritativeSessionFromCtx(ctx);
            const userId = session?.user.id ?? (await challengedUser(ctx));
            if (!userId) return;
            // During a password sign-in better-auth counts; within a session it does not, so we do.
            if (session && !(await store.chargeAttempt(userId))) throw tooManyRequests(LOCK_SECONDS);
            const { code } = ctx.body as { code: string };
            if (ctx.path === VERIFY_CODE && !(await store.claimCode(userId, code, now())))
              throw refused('UNAUTHORIZED', 'INVALID_CODE');
          }),
        },
        {
          matcher: ({ path }) => NEED_PROOF.has(path ?? ''),
          handler: createAuthMiddleware(async (ctx) => {
            const found = await getAuthoritativeSessionFromCtx(ctx);
            if (!found || !found.user['twoFactorEnabled']) return;
            if (!(await store.isVerified(found.session.token))) throw refused('FORBIDDEN', 'SECOND_FACTOR_REQUIRED');
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => VERIFY.has(path ?? ''),
          handler: createAuthMiddleware(async (ctx) => {
            if (!succeeded(ctx)) return;
            // Enrolment and a finished sign-in make a new session; otherwise it is the one that asked.
            const proven = ctx.context.newSession ?? ctx.context.session;
            if (!proven) return;
            await store.markVerified(proven.session.token, now());
            await store.clearAttempts(proven.user.id);
          }),
        },
        {
          matcher: ({ path }) => path === '/two-factor/disable',
          handler: createAuthMiddleware(async (ctx) => {
            if (succeeded(ctx) && ctx.context.session) await store.forgetProofs(ctx.context.session.user.id);
          }),
        },
        {
          // Changing the password ends all sessions and gives this browser a new one: it keeps its proof.
          matcher: ({ path }) => path === '/change-password',
          handler: createAuthMiddleware(async (ctx) => {
            const fresh = ctx.context.newSession;
            if (succeeded(ctx) && fresh && fresh.user['twoFactorEnabled'])
              await store.markVerified(fresh.session.token, now());
          }),
        },
      ],
    },
  };
}
