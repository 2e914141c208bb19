import { addDays, type VietnamDay } from '@pho-hien/kernel';

/** Registrations sent on one day in Vietnam. */
export interface RegistrationDay {
  readonly date: VietnamDay;
  /** All that were sent, whatever became of them. */
  readonly sent: number;
  /** Of these, how many are confirmed now. */
  readonly confirmed: number;
}

/** A point of the curve: what had come in by the end of that day. */
export interface CurvePoint extends RegistrationDay {
  readonly sentSoFar: number;
  readonly confirmedSoFar: number;
}

/** A curve of more days is no picture any more: the earliest are drawn as one. */
export const LONGEST_CURVE_DAYS = 400;

/**
 * The curve of an event's registrations, a point for every day from the first with one to `until`, also
 * for the days on which nobody registered.
 *
 * @param days in any order, at most one entry a date; those after `until` are left out
 * @param until the last day to draw, such as today or the event's last day
 */
export function registrationCurve(days: readonly RegistrationDay[], until: VietnamDay): CurvePoint[] {
  const known = new Map(days.filter(({ date }) => date <= until).map((day) => [day.date, day]));
  const dates = [...known.keys()].sort();
  if (dates.length === 0) return [];
  const earliest = addDays(until, 1 - LONGEST_CURVE_DAYS);
  let [sentSoFar, confirmedSoFar] = [0, 0];
  for (const { date, sent, confirmed } of known.values()) {
    if (date >= earliest) continue;
    sentSoFar += sent;
    confirmedSoFar += confirmed;
  }
  const points: CurvePoint[] = [];
  for (let date = dates[0]! > earliest ? dates[0]! : earliest; date <= until; date = addDays(date, 1)) {
    const { sent, confirmed } = known.get(date) ?? { sent: 0, confirmed: 0 };
    sentSoFar += sent;
    confirmedSoFar += confirmed;
    points.push({ date, sent, confirmed, sentSoFar, confirmedSoFar });
  }
  return points;
}
