/** Characters of a pairing code, without the hyphens. */
export const PAIRING_CODE_LENGTH = 16;

/**
 * The pairing code in what a camera read, a link carried or somebody typed: in capitals, grouped by
 * four; `null` when there is none. Case, spaces and hyphens do not matter; O reads as 0, I and L as 1.
 */
export function pairingCodeIn(text: string): string | null {
  const compact = codePart(text)
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (compact.length !== PAIRING_CODE_LENGTH || !/^[0-9A-HJKMNP-TV-Z]+$/.test(compact)) return null;
  return compact.replace(/(.{4})(?=.)/g, '$1-');
}

const LINK = /^https?:\/\/[^#]*\/gate\/pair\/?#(.*)$/;

/** Whether the text is the link that the organisers' QR code carries. */
export function isPairingLink(text: string): boolean {
  return LINK.test(text);
}

/** What follows the `#` of a pairing link; no other link has a code in it. */
function codePart(text: string): string {
  return LINK.exec(text.trim())?.[1] ?? text;
}
