export { m } from './paraglide/messages.js';
export { overwriteGetLocale, getLocale } from './paraglide/runtime.js';
export { baseLocale, isLocale, locales } from './locale.ts';
export type { Locale } from './locale.ts';
export { formatDay, formatDayAndTime, formatDayRange, formatDayShort, formatMoney, formatNumber, formatTime, today } from './format.ts';
