import { m } from '@pho-hien/messages';

/** What to say about a refusal of sign-in; `wrong` is the sentence for "what you typed does not match". */
export function authWords(code: string, wrong: string): string {
  if (code === 'OFFLINE') return m.common_error_offline();
  if (code === 'TOO_MANY_REQUESTS' || code === 'TOO_MANY_ATTEMPTS') return m.common_too_many();
  if (code === 'PASSWORD_TOO_SHORT') return m.identity_password_too_short();
  if (code === 'SECOND_FACTOR_REQUIRED') return m.identity_prove_first();
  if (code === 'UNEXPECTED' || code === 'SERVICE_UNAVAILABLE') return m.common_error_unexpected();
  return wrong;
}
