import type { FileWish } from '@pho-hien/files-core';
import { m } from '@pho-hien/messages';

/** Bytes as people read them: `820 kB`, `9,5 MB`. */
export function bytesText(bytes: number, locale: 'vi' | 'en'): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kB'] : [bytes / 1_048_576, 'MB'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}

/** What may be chosen, before it is. */
export function wishText({ kinds, mostBytes }: FileWish, locale: 'vi' | 'en'): string {
  const size = bytesText(mostBytes, locale);
  if (kinds.length > 1) return m.files_hint_both({ size });
  return kinds[0] === 'pdf' ? m.files_hint_pdf({ size }) : m.files_hint_pictures({ size });
}

/** What to do about a file that was not taken. */
export function failureText(code: string, { mostBytes }: FileWish, locale: 'vi' | 'en'): string {
  switch (code) {
    case 'empty':
      return m.files_problem_empty();
    case 'too_large':
      return m.files_problem_too_large({ size: bytesText(mostBytes, locale) });
    case 'wrong_kind':
      return m.files_problem_wrong_kind();
    case 'not_a_picture':
      return m.files_problem_not_a_picture();
    case 'too_many_pixels':
      return m.files_problem_too_many_pixels();
    case 'damaged':
      return m.files_problem_damaged();
    case 'unauthenticated':
      return m.files_problem_unauthenticated();
    case 'too_often':
    case 'busy':
      return m.files_problem_too_often();
    default:
      return m.files_problem_failed();
  }
}
