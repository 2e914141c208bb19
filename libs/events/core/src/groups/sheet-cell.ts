import { isVietnamDay, type VietnamDay } from '@pho-hien/kernel';

/** A cell as it was read. */
export interface SheetCell {
  /** What stands in it: a number in digits, a date as `YYYY-MM-DD`, nothing for an empty or a computed cell. */
  readonly text: string;
  readonly is: 'text' | 'number' | 'date' | 'formula' | 'error';
}

/** A cell that somebody typed. */
export const typedCell = (text: string): SheetCell => ({ text, is: 'text' });

/** Text from a sheet, as if it had been typed: composed letters, ordinary spaces, none of the invisible signs that copying brings. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/gu, '')
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u3000]+/gu, ' ')
    .trim();
}

/** A phone number as typed; spreadsheets drop the nought at the beginning of what they take for a number. */
export function phoneText(cell: SheetCell): string {
  const text = tidyText(cell.text);
  const digits = text.replace(/[\s.-]/g, '');
  return /^[35789]\d{8}$/.test(digits) ? `0${digits}` : text;
}

/** Days from 30 December 1899, the count of spreadsheets from 1 March 1900 on. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** A number below is a year, not the count of a day: 3000 would be the year 1908. */
const LEAST_SERIAL = 3000;
const MOST_SERIAL = 80_000;

/**
 * The day in a cell: a date, the number of one, or text as `dd/mm/yyyy` (also with `-` or `.`, never the month
 * first) or `yyyy-mm-dd`; `null` when there is none.
 */
export function dayIn(cell: SheetCell): VietnamDay | null {
  const text = tidyText(cell.text);
  if (cell.is === 'number') {
    const serial = Math.floor(Number(text));
    if (!(serial >= LEAST_SERIAL && serial <= MOST_SERIAL)) return null;
    return new Date(SERIAL_ZERO + serial * DAY).toISOString().slice(0, 10);
  }
  const written = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text);
  const day = written ? `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}` : text;
  return isVietnamDay(day) ? day : null;
}
