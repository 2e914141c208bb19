import type { ProblemCode } from './field-problem.ts';

/** How long a name may be, in characters. */
export const NAME_LENGTH = 100;

/** Controls, joiners, direction marks, lone surrogates: nothing that a Vietnamese or English text needs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
const INVISIBLE_BUT_BREAKS = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?![\t\n\r])\p{Cc}/u;

/**
 * What a mail program would turn into a link. The endings are listed rather than guessed, because
 * titles are written without a space here (`TS.Minh Anh`).
 */
const LINK =
  /:\/\/|\bwww\.|\b(?:javascript|mailto|tel|data):|[\p{L}\p{N}-]\.(?:vn|com|net|org|info|biz|edu|gov|asia|io|me|co|cc|tv|ly|ru|cn|us|uk|eu|xyz|top|site|online|shop|store|app|dev|link|live|click|club|vip|pro|icu|fun|tk|ml|ga|cf|gq)(?![\p{L}\p{N}])/iu;

/**
 * The text by which something is found: no diacritics, no case, đ as d, single spaces.
 * `Hưng Yên` and `hung  yen` have the same key; so has a name typed in either Unicode form.
 */
export function searchKey(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/gu, ' ').trim();
}

/** The name as it is stored: Unicode NFC, single spaces, none around it. Letters and case stay the person's own. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * What is wrong with a name of a person, team or organisation, or `null`.
 *
 * A name is one line of plain text with a letter in it, at most {@link NAME_LENGTH} characters, and
 * no link: names stand in our own mails and must not be usable for phishing.
 */
export function nameProblem(name: string): ProblemCode | null {
  if (INVISIBLE.test(name)) return 'not_plain_text';
  const normal = normaliseName(name);
  if (normal === '') return 'required';
  if (lengthOf(normal) > NAME_LENGTH) return 'too_long';
  if (LINK.test(normal) || normal.includes('@')) return 'contains_link';
  if (/[<>]/.test(normal)) return 'not_plain_text';
  return /\p{L}/u.test(normal) ? null : 'not_a_name';
}

/**
 * What is wrong with a free text, or `null`: lines and tabs are fine, invisible characters are not.
 *
 * @param longest the most characters it may have
 */
export function textProblem(text: string, longest: number, required = false): ProblemCode | null {
  if (INVISIBLE_BUT_BREAKS.test(text)) return 'not_plain_text';
  if (required && text.trim() === '') return 'required';
  return lengthOf(text) > longest ? 'too_long' : null;
}

/** Characters as a person counts them, near enough: code points of the composed text. */
function lengthOf(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}
