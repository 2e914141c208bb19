import { parseShortCode } from '@pho-hien/check-in-core';

/** Characters of a ticket's short code, its check character included. */
const LENGTH = 9;

/** How far a typed ticket code has come. */
export type TypedCode =
  | { readonly state: 'unfinished'; readonly missing: number }
  | { readonly state: 'wrong' }
  /** The check character fits. */
  | { readonly state: 'right'; readonly code: string };

/** Judges a ticket code while it is being typed. */
export function judgeTyped(text: string): TypedCode {
  const written = text.replace(/[\s\u2010-\u2015-]/gu, '');
  if (/[^0-9a-tv-z]/i.test(written) || written.length > LENGTH) return { state: 'wrong' };
  if (written.length < LENGTH) return { state: 'unfinished', missing: LENGTH - written.length };
  const code = parseShortCode(written);
  return code ? { state: 'right', code } : { state: 'wrong' };
}

/** The text as the ticket shows it, as far as it is written: `7K3M-9QXD-A`. */
export function groupTyped(text: string): string {
  const written = text.toUpperCase().replace(/[\s\u2010-\u2015-]/gu, '');
  return [written.slice(0, 4), written.slice(4, 8), written.slice(8)].filter(Boolean).join('-');
}
