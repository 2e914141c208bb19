/** One call of better-auth that we serve: the fields taken from its body, and those that we fix. */
export interface AuthRoute {
  readonly method: 'GET' | 'POST';
  readonly fields?: readonly string[];
  readonly fixed?: Readonly<Record<string, unknown>>;
}

/** Every call that is served under `/api/auth`; better-auth has more, and gains some with each version. */
export const AUTH_ROUTES: Readonly<Record<string, AuthRoute>> = {
  '/get-session': { method: 'GET' },
  '/list-sessions': { method: 'GET' },
  '/revoke-session': { method: 'POST', fields: ['token'] },
  '/revoke-other-sessions': { method: 'POST' },
  '/sign-out': { method: 'POST' },
  '/email-otp/send-verification-otp': { method: 'POST', fields: ['email'], fixed: { type: 'sign-in' } },
  '/sign-in/email-otp': { method: 'POST', fields: ['email', 'otp'] },
  '/sign-in/email': { method: 'POST', fields: ['email', 'password'] },
  '/password-reset-request': { method: 'POST', fields: ['email'] },
  '/reset-password': { method: 'POST', fields: ['token', 'newPassword'] },
  '/set-password': { method: 'POST', fields: ['newPassword'] },
  '/change-password': {
    method: 'POST',
    fields: ['currentPassword', 'newPassword'],
    fixed: { revokeOtherSessions: true },
  },
  '/two-factor/enable': { method: 'POST', fields: ['password'], fixed: { method: 'totp' } },
  '/two-factor/verify-totp': { method: 'POST', fields: ['code'] },
  '/two-factor/verify-backup-code': { method: 'POST', fields: ['code'] },
  '/two-factor/generate-backup-codes': { method: 'POST', fields: ['password'] },
  '/two-factor/disable': { method: 'POST', fields: ['password'] },
};
