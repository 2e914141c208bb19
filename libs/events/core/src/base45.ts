/** The 45 characters of a QR code's alphanumeric mode, in RFC 9285's order. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const VALUE_OF = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** The bytes as Base45 text (RFC 9285): three characters for two bytes, two for a last single one. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let rest = pair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!;
    for (let digit = 0; digit < (pair ? 3 : 2); digit++) {
      text += ALPHABET[rest % 45];
      rest = Math.floor(rest / 45);
    }
  }
  return text;
}

/**
 * The bytes of a Base45 text, or `null` when it is not one: a foreign character (also a lower-case
 * letter), a length that cannot be, or a group worth more than its bytes hold. Spaces are characters
 * of the alphabet: never trim.
 */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  for (let i = 0, at = 0; i < text.length; i += 3) {
    const low = VALUE_OF.get(text[i]!);
    const middle = VALUE_OF.get(text[i + 1]!);
    const triple = i + 2 < text.length;
    const high = triple ? VALUE_OF.get(text[i + 2]!) : 0;
    if (low === undefined || middle === undefined || high === undefined) return null;
    const value = low + middle * 45 + high * 2025;
    if (value > (triple ? 0xffff : 0xff)) return null;
    if (triple) bytes[at++] = value >> 8;
    bytes[at++] = value & 0xff;
  }
  return bytes;
}
