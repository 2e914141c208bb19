import { isVietnamDay } from '@pho-hien/kernel';

const SECOND = 1_000;
const VIETNAM_OFFSET = 7 * 3_600_000;

/** A second of a day in Vietnam: `2026-12-01 17:00:00`. */
export type VietnamSecond = string;

/** The second in Vietnam in which the instant falls, for receipts. */
export function vietnamSecondOf(instant: Date): VietnamSecond {
  return new Date(instant.getTime() + VIETNAM_OFFSET).toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant at which that second begins in Vietnam, or `null` when there is no such second. */
export function instantOfSecond(text: VietnamSecond): Date | null {
  const [, day, time] = /^(\S{10}) ((?:[01]\d|2[0-3])(?::[0-5]\d){2})$/.exec(text) ?? [];
  if (!isVietnamDay(day)) return null;
  return new Date(Date.parse(`${day}T${time}Z`) - VIETNAM_OFFSET);
}

/**
 * Whether what arrived then is in time. The deadline's own second counts to its end: at `17:00:00` what comes
 * at 17:00:00.999 is in time, what comes at 17:00:01.000 is not. The server's clock says when it arrived.
 */
export function isOnTime(arrivedAt: Date, deadline: Date): boolean {
  return secondsLate(arrivedAt, deadline) === 0;
}

/** By how many whole seconds it came too late; 0 when in time. */
export function secondsLate(arrivedAt: Date, deadline: Date): number {
  const second = (instant: Date) => Math.floor(instant.getTime() / SECOND);
  return Math.max(0, second(arrivedAt) - second(deadline));
}
