/** A day of the calendar in Asia/Ho_Chi_Minh, `YYYY-MM-DD`; sorts as text. */
export type VietnamDay = string;

/** A time of day in Vietnam, `HH:MM` from `00:00` to `23:59`; sorts as text. */
export type TimeOfDay = string;

/** Vietnam has been seven hours ahead of UTC, without summer time, since 1975. */
const OFFSET = 7 * 3_600_000;
const DAY = 24 * 3_600_000;

/** The day in Vietnam on which the instant falls. */
export function vietnamDayOf(instant: Date): VietnamDay {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}

/** The time of day in Vietnam at the instant, seconds cut off. */
export function vietnamTimeOf(instant: Date): TimeOfDay {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(11, 16);
}

/**
 * The instant at which it is that time on that day in Vietnam.
 *
 * @throws RangeError when the day or the time does not exist
 */
export function instantOf(day: VietnamDay, time: TimeOfDay = '00:00'): Date {
  if (!isVietnamDay(day) || !isTimeOfDay(time)) throw new RangeError(`no such time in Vietnam: ${day} ${time}`);
  return new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET);
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: VietnamDay, days: number): VietnamDay {
  return vietnamDayOf(new Date(instantOf(day).getTime() + days * DAY));
}

/** The instant at which the day is over: midnight in Vietnam, the first instant of the next day. */
export function endOfDay(day: VietnamDay): Date {
  return new Date(instantOf(day).getTime() + DAY);
}

/** Whether the value is a day that exists: 2026-02-30 does not. */
export function isVietnamDay(value: unknown): value is VietnamDay {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

/** Whether the value is a time of day. */
export function isTimeOfDay(value: unknown): value is TimeOfDay {
  return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value);
}
