import { formatDate, vietnamDayOf, vietnamTimeOf, type Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long ago something was, as one says it; from the day before yesterday on, its date. */
export function ago(instant: string, now: number, locale: Locale): string {
  const at = new Date(instant);
  const minutes = Math.floor((now - at.getTime()) / MINUTE);
  if (minutes < 1) return m.organise_ago_now();
  if (minutes < 60) return m.organise_ago_minutes({ count: minutes });
  const day = vietnamDayOf(at);
  if (day === vietnamDayOf(new Date(now))) return m.organise_ago_today({ time: vietnamTimeOf(at) });
  if (day === vietnamDayOf(new Date(now - DAY))) return m.organise_ago_yesterday({ time: vietnamTimeOf(at) });
  return formatDate(day, locale);
}
