import type { Locale } from './locale.ts';

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const WEEKDAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** Day of an instant in Vietnam, `YYYY-MM-DD`. */
export function today(instant: Date | string): string {
  return calendar.format(new Date(instant));
}

/** `12/12/2026` from `2026-12-12`. */
export function formatDayShort(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** `thứ Bảy, 12/12/2026` from `2026-12-12`. */
export function formatDay(day: string, locale: Locale): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return `${WEEKDAYS[locale][weekday]}, ${formatDayShort(day)}`;
}

/** `12–13/12/2026`, `30/11–01/12/2026`, or the one day with its weekday. */
export function formatDayRange(first: string, last: string, locale: Locale): string {
  if (first === last) return formatDay(first, locale);
  const [firstYear, firstMonth, firstDate] = first.split('-');
  if (firstYear !== last.slice(0, 4)) return `${formatDayShort(first)} – ${formatDayShort(last)}`;
  if (firstMonth !== last.slice(5, 7)) return `${firstDate}/${firstMonth}–${formatDayShort(last)}`;
  return `${firstDate}–${formatDayShort(last)}`;
}

/** `08:30`, the time of an instant in Vietnam. */
export function formatTime(instant: Date | string): string {
  return clock.format(new Date(instant));
}

/** `thứ Bảy, 12/12/2026, 08:30`, an instant as read in Vietnam. */
export function formatDayAndTime(instant: Date | string, locale: Locale): string {
  return `${formatDay(today(instant), locale)}, ${formatTime(instant)}`;
}

/** `1.250` in Vietnamese, `1,250` in English. */
export function formatNumber(value: number | bigint, locale: Locale): string {
  return value.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB');
}

/** `1.250.000 ₫` from an amount in whole đồng. */
export function formatMoney(dong: number | bigint, locale: Locale): string {
  return `${formatNumber(dong, locale)}\u00a0₫`;
}
