import { createAuthMiddleware, isAPIError } from 'better-auth/api';
import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import type { AuthAction, AuthSettings } from './auth-settings.ts';
import { originOf } from './request-origin.ts';

type Which = AuthAction | ((ctx: GenericEndpointContext) => AuthAction);

/** A first code within a session that was not enrolled before is the enrolment. */
const proof = (ctx: GenericEndpointContext): AuthAction =>
  ctx.context.session && ctx.context.newSession ? 'second-factor-enrolled' : 'second-factor-verified';

const ACTIONS: Readonly<Record<string, Which>> = {
  '/sign-in/email-otp': 'signed-in-by-code',
  '/sign-in/email': 'signed-in-by-password',
  '/two-factor/verify-totp': proof,
  '/two-factor/verify-backup-code': 'backup-code-used',
  '/two-factor/generate-backup-codes': 'backup-codes-replaced',
  '/two-factor/disable': 'second-factor-removed',
  '/set-password': 'password-set',
  '/change-password': 'password-changed',
  '/revoke-session': 'sessions-ended',
  '/revoke-other-sessions': 'sessions-ended',
};

/** Tells the log what changed in how a person signs in. Password resets are told by `onPasswordReset`. */
export function recordEvents(settings: AuthSettings): BetterAuthPlugin {
  return {
    id: 'record-events',
    hooks: {
      after: [
        {
          matcher: ({ path }) => path !== undefined && path in ACTIONS,
          handler: createAuthMiddleware(async (ctx) => {
            const about = ctx.context.newSession ?? ctx.context.session;
            // A password sign-in that waits for the second factor has no session yet.
            if (isAPIError(ctx.context.returned) || !about) return;
            const which = ACTIONS[ctx.path]!;
            const action = typeof which === 'function' ? which(ctx) : which;
            await settings.record({ action, userId: about.user.id }, originOf(ctx.headers));
          }),
        },
      ],
    },
  };
}
