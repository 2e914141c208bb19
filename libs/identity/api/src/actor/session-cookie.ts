import { createHmac, timingSafeEqual } from 'node:crypto';

const NAME = 'pho_hien.session_token';

/** Name of the session cookie; with the prefix, browsers refuse it from a page without https. */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? `__Secure-${NAME}` : NAME;
}

/** The session token in a `Cookie` header, when its signature (HMAC-SHA-256, base64) is ours; else null. */
export function sessionTokenIn(cookieHeader: string | undefined, name: string, secret: string): string | null {
  const cookie = cookieHeader?.split(';').find((pair) => pair.trim().startsWith(`${name}=`));
  const value = decoded(cookie?.trim().slice(name.length + 1) ?? '');
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const [token, signature] = [value.slice(0, dot), value.slice(dot + 1)];
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
