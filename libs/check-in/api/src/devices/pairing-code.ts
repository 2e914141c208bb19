import { createHash, randomBytes } from 'node:crypto';

/** Crockford's 32 characters: none that is taken for another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** A one-time code of 80 random bits, written `7K3M-9QXD-2HBF-T0WA` for when the QR code cannot be read. */
export function newPairingCode(): string {
  const characters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What the database keeps of a code, hexadecimal; however the code was typed. */
export function pairingCodeHash(code: string): string {
  const compact = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return createHash('sha256').update(compact).digest('hex');
}
