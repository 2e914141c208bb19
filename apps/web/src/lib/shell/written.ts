import { formatDate, formatDateTime, formatDay, textIn, type LocalizedText, type VietnamDay } from '@pho-hien/kernel';
import { getLocale } from '@pho-hien/messages';

/** A text of the data in the language being read. */
export const say = (text: LocalizedText): string => textIn(text, getLocale());

/** `thứ Bảy, 12/12/2026` */
export const day = (value: VietnamDay): string => formatDay(value, getLocale());

/** `12/12/2026` */
export const shortDay = (value: VietnamDay): string => formatDate(value, getLocale());

/** `thứ Bảy, 12/12/2026, 08:30` from an instant in ISO 8601. */
export const moment = (instant: string): string => formatDateTime(new Date(instant), getLocale());

/** `1.284` in Vietnamese, `1,284` in English. */
export const count = (value: number): string => value.toLocaleString(getLocale() === 'vi' ? 'vi-VN' : 'en-GB');
