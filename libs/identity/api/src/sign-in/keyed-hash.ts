import { createHmac } from 'node:crypto';

/**
 * Hash of a short secret or an address under the server's secret: a six-digit code or an e-mail address hashed
 * without a key is found by trying them all. `purpose` keeps equal values of different kinds apart.
 */
export function keyedHash(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${value}`).digest('base64url');
}

/** How a short-lived proof is named in `verifications`: better-auth's own name for it, hashed. */
export function verificationIdentifier(secret: string, name: string): string {
  return keyedHash(secret, 'verification', name);
}
