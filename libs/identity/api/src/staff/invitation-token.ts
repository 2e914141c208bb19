import { createHash, randomBytes } from 'node:crypto';

/** A new token: 256 random bits, base64url. It goes into the mail and nowhere else. */
export function newInvitationToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. A plain hash will do: nobody tries 2^256 values. */
export function invitationTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
