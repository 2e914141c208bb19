import { idToBytes } from '@pho-hien/kernel';

/** Crockford's 32: digits and capitals without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 8;

/**
 * The code below the QR code, for when that is torn: eight characters for the last 40 bits of the
 * ticket's id and a check character, written `7K3M-9QXD-A`.
 *
 * Two tickets of one event may share it (1 chance in 200 among 100,000), and it proves nothing: it
 * leads to a name check.
 */
export function shortCodeOf(ticketId: string): string {
  const tail = idToBytes(ticketId).subarray(11);
  let bits = tail.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let digits = '';
  for (let i = 0; i < DIGITS; i++) {
    digits = ALPHABET[Number(bits % 32n)] + digits;
    bits /= 32n;
  }
  return formatShortCode(digits + checkCharacter(digits));
}

/**
 * The code that somebody typed, in its one written form, or `null` when it is none or mistyped.
 * Case, spaces and hyphens do not matter; O reads as 0, I and L as 1.
 */
export function parseShortCode(text: string): string | null {
  const compact = text
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{9}$/.test(compact)) return null;
  const digits = compact.slice(0, DIGITS);
  return checkCharacter(digits) === compact[DIGITS] ? formatShortCode(compact) : null;
}

/** The last ten hexadecimal digits of the ids that have this code: what a query can look for. */
export function idSuffixOf(shortCode: string): string {
  const digits = shortCode.replaceAll('-', '').slice(0, DIGITS);
  const bits = Array.from(digits).reduce((sum, digit) => sum * 32n + BigInt(ALPHABET.indexOf(digit)), 0n);
  return bits.toString(16).padStart(10, '0');
}

function formatShortCode(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 8)}-${compact.slice(8)}`;
}

/**
 * A weighted sum over the field of 32 elements, with a different weight at each place: any one
 * character mistyped and any two exchanged are found, with no sign outside the alphabet.
 */
function checkCharacter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = timesAlpha(sum ^ ALPHABET.indexOf(digit));
  return ALPHABET[sum]!;
}

/** Multiplies by the generator of GF(2⁵) = GF(2)[x] / (x⁵ + x² + 1). */
function timesAlpha(element: number): number {
  return element & 0b10000 ? (element << 1) ^ 0b100101 : element << 1;
}
