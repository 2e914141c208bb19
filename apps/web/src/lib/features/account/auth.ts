import { getLocale } from '@pho-hien/messages';

/** What sign-in says: its data, or a code of what stood against it. */
export type AuthAnswer<Data> = { ok: true; data: Data } | { ok: false; code: string; retryAfter?: number };

/** A device that is signed in. */
export interface Session {
  id: string;
  /** Names the session to `revoke-session`; without our signature it opens nothing. */
  token: string;
  userAgent?: string | null;
  createdAt: string;
}

/** The calls of `/api/auth` that the pages make, with what they send and get. */
interface Calls {
  'email-otp/send-verification-otp': { send: { email: string }; get: unknown };
  'sign-in/email-otp': { send: { email: string; otp: string }; get: unknown };
  'sign-in/email': { send: { email: string; password: string }; get: { twoFactorRedirect?: boolean } };
  'two-factor/verify-totp': { send: { code: string }; get: unknown };
  'two-factor/verify-backup-code': { send: { code: string }; get: unknown };
  'two-factor/enable': { send: { password?: string }; get: { totpURI: string; backupCodes: string[] } };
  'two-factor/disable': { send: { password?: string }; get: unknown };
  'password-reset-request': { send: { email: string }; get: unknown };
  'reset-password': { send: { token: string; newPassword: string }; get: unknown };
  'set-password': { send: { newPassword: string }; get: unknown };
  'change-password': { send: { currentPassword: string; newPassword: string }; get: unknown };
  'revoke-session': { send: { token: string }; get: unknown };
  'revoke-other-sessions': { send: Record<string, never>; get: unknown };
  'sign-out': { send: Record<string, never>; get: unknown };
}

/** Makes one call. A refusal comes back as a code; so does a lost network, as `OFFLINE`. */
export async function auth<Call extends keyof Calls>(
  call: Call,
  send: Calls[Call]['send'],
): Promise<AuthAnswer<Calls[Call]['get']>> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-locale': getLocale() },
      body: JSON.stringify(send),
    });
  } catch {
    return { ok: false, code: 'OFFLINE' };
  }
  const data = (await response.json().catch(() => ({}))) as Calls[Call]['get'] & { code?: string };
  if (response.ok) return { ok: true, data };
  return { ok: false, code: response.status === 429 ? 'TOO_MANY_REQUESTS' : (data.code ?? 'UNEXPECTED') };
}
