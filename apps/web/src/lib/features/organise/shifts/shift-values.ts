import { addDays, instantOf, isTimeOfDay, isVietnamDay } from '@pho-hien/kernel';

/** What the form of a shift sends. */
export interface ShiftValues {
  readonly personId: string;
  readonly gateId: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The span of a shift as two instants in ISO 8601; one that ends before it begins ends on the next day.
 * `null` where day or times are none.
 */
export function spanOf({ date, from, to }: ShiftValues): { startsAt: string; endsAt: string } | null {
  if (!isVietnamDay(date) || !isTimeOfDay(from) || !isTimeOfDay(to)) return null;
  const lastDay = to < from ? addDays(date, 1) : date;
  return { startsAt: instantOf(date, from).toISOString(), endsAt: instantOf(lastDay, to).toISOString() };
}
