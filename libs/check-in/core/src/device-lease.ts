import type { VietnamDay } from '@pho-hien/kernel';
import { endOfDay, vietnamDayOf } from '@pho-hien/kernel';

/**
 * Until when a gate device may work, paired or renewed now: to the end of the event's present or
 * next day, midnight in Vietnam; `null` when the event is over.
 *
 * @param days the days of the event, in any order
 */
export function leaseUntil(days: readonly VietnamDay[], now: Date): Date | null {
  const today = vietnamDayOf(now);
  const next = [...days].sort().find((day) => day >= today);
  return next === undefined ? null : endOfDay(next);
}
