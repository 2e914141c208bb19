import { createHash, randomBytes } from 'node:crypto';

const SCHEME = /^Device ([A-Za-z0-9_-]{43})$/;

/** A device's secret: 256 random bits, base64url. */
export function newDeviceToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token, hexadecimal. */
export function deviceTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token in an `Authorization: Device <token>` header; null when there is none. */
export function tokenIn(authorization: string | undefined): string | null {
  return SCHEME.exec(authorization ?? '')?.[1] ?? null;
}
