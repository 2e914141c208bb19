import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api';
import type { BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';
import type { AuthSettings } from './auth-settings.ts';
import { originOf } from './request-origin.ts';

/** The calls that better-auth lacks, or that would tell by their timing who has an account. */
export function ownEndpoints(settings: AuthSettings): BetterAuthPlugin {
  return {
    id: 'own-endpoints',
    endpoints: {
      /** Asks for a link to choose a new password. The same answer after the same work, whoever the address belongs to. */
      requestPasswordResetByJob: createAuthEndpoint(
        '/password-reset-request',
        { method: 'POST', body: z.object({ email: z.string() }) },
        async (ctx) => {
          await settings.askPasswordReset(ctx.body.email, originOf(ctx.headers));
          return ctx.json({ success: true });
        },
      ),
      /** The first password of somebody who so far signed in by code. */
      setFirstPassword: createAuthEndpoint(
        '/set-password',
        { method: 'POST', body: z.object({ newPassword: z.string() }), use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { config, hash } = ctx.context.password;
          const { newPassword } = ctx.body;
          if (newPassword.length < config.minPasswordLength)
            throw new APIError('BAD_REQUEST', { code: 'PASSWORD_TOO_SHORT' });
          if (newPassword.length > config.maxPasswordLength)
            throw new APIError('BAD_REQUEST', { code: 'PASSWORD_TOO_LONG' });
          const userId = ctx.context.session.user.id;
          const existing = await ctx.context.internalAdapter.findCredentialAccount(userId);
          if (existing?.password) throw new APIError('BAD_REQUEST', { code: 'PASSWORD_ALREADY_SET' });
          await ctx.context.internalAdapter.linkAccount({
            userId,
            providerId: 'credential',
            accountId: userId,
            password: await hash(newPassword),
          });
          return ctx.json({ success: true });
        },
      ),
    },
  };
}
