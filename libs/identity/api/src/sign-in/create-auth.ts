import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { emailOTP, twoFactor } from 'better-auth/plugins';
import { accountLimits } from './account-limits.ts';
import type { AuthSettings } from './auth-settings.ts';
import { AUTH_TABLES, SECOND_FACTOR_TABLES } from './auth-tables.ts';
import { keyedHash, verificationIdentifier } from './keyed-hash.ts';
import { NETWORK_LIMITS, sharedCounters } from './network-limits.ts';
import { ownEndpoints } from './own-endpoints.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { recordEvents } from './record-events.ts';
import { CLIENT_ADDRESS_HEADER, originOf } from './request-origin.ts';
import { SecondFactorStore } from './second-factor-store.ts';
import { sessionSecondFactor } from './session-second-factor.ts';

export const AUTH_PATH = '/api/auth';
export const MIN_PASSWORD_LENGTH = 12;
/** Seconds a sign-in code is good for. */
export const CODE_SECONDS = 10 * 60;
/** Seconds a session lasts, used or not. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** The sign-in engine: better-auth on our tables, under our rules. */
export function createAuth(settings: AuthSettings) {
  const secondFactors = new SecondFactorStore(settings.pool, settings.secret);
  const now = () => settings.now();
  return betterAuth({
    appName: 'Phố Hiến',
    baseURL: settings.publicUrl,
    basePath: AUTH_PATH,
    secret: settings.secret,
    trustedOrigins: [new URL(settings.publicUrl).origin],
    database: settings.pool,
    user: AUTH_TABLES.user,
    account: AUTH_TABLES.account,
    session: {
      ...AUTH_TABLES.session,
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // Listing one's sessions is harmless however old this one is; what is not asks for the second factor.
      freshAge: 0,
    },
    verification: {
      ...AUTH_TABLES.verification,
      storeIdentifier: { hash: async (name) => verificationIdentifier(settings.secret, name) },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: verifyPassword },
      onPasswordReset: ({ user }, request) =>
        settings.record({ action: 'password-reset', userId: user.id }, originOf(request?.headers)),
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: NETWORK_LIMITS,
      customStorage: sharedCounters(settings),
    },
    advanced: {
      cookiePrefix: 'pho_hien',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      // Said aloud, because better-auth drops both checks by itself where NODE_ENV is `test`.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: () => settings.newId() },
    },
    databaseHooks: {
      session: {
        create: {
          // Nobody comes back to a session that is over: its row goes when the next one is made.
          after: async ({ userId }) => {
            await settings.pool.query('delete from sessions where user_id = $1 and expires_at < now()', [userId]);
          },
        },
      },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message, ...details) =>
        settings.log(
          level,
          message,
          details.find((detail) => detail instanceof Error),
        ),
    },
    plugins: [
      accountLimits(settings),
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_SECONDS,
        allowedAttempts: 3,
        storeOTP: { hash: async (code) => keyedHash(settings.secret, 'sign-in-code', code) },
        sendVerificationOTP: ({ email, otp }, ctx) => settings.sendCode(email, otp, originOf(ctx?.headers)),
      }),
      sessionSecondFactor(secondFactors, now),
      twoFactor({ issuer: 'Phố Hiến', allowPasswordless: true, schema: SECOND_FACTOR_TABLES }),
      ownEndpoints(settings),
      recordEvents(settings),
    ],
  } satisfies BetterAuthOptions);
}

export type Auth = ReturnType<typeof createAuth>;
