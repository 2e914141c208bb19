import type { Locale } from './localized-text.ts';
import type { VietnamDay } from './vietnam-day.ts';
import { vietnamDayOf, vietnamTimeOf } from './vietnam-day.ts';

// Written out rather than taken from Intl, so that server, browser and PDF agree to the letter.
const WEEKDAYS: Record<Locale, readonly string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day without its weekday: `12/12/2026`, in English `12 December 2026`, which nobody can read as a month first. */
export function formatDate(day: VietnamDay, locale: Locale): string {
  const [year, month, date] = day.split('-');
  return locale === 'vi' ? `${date}/${month}/${year}` : `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** A day: `thứ Bảy, 12/12/2026`, in English `Saturday, 12 December 2026`. */
export function formatDay(day: VietnamDay, locale: Locale): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return `${WEEKDAYS[locale][weekday]}, ${formatDate(day, locale)}`;
}

/** An instant as the clock in Vietnam shows it: `thứ Bảy, 12/12/2026, 08:30`. */
export function formatDateTime(instant: Date, locale: Locale): string {
  return `${formatDay(vietnamDayOf(instant), locale)}, ${vietnamTimeOf(instant)}`;
}
