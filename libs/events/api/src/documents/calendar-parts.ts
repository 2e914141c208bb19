import type { DateTime } from 'ics';

/** Year, month, day, hour, minute in UTC, as `ics` takes them. */
export function utcParts(instant: Date): DateTime {
  return [
    instant.getUTCFullYear(),
    instant.getUTCMonth() + 1,
    instant.getUTCDate(),
    instant.getUTCHours(),
    instant.getUTCMinutes(),
  ];
}

/** One line: `ics` leaves line breaks in some properties, where they would begin a property of their own. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
