import { addDays, endOfDay, type FieldProblem, instantOf, problemIn, type VietnamDay } from '@pho-hien/kernel';

/** A span of time: from, and up to but not including. */
export interface ShiftSpan {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Nobody stands at a gate for longer than this without being relieved. */
export const LONGEST_SHIFT_HOURS = 12;
const HOUR = 3_600_000;

/**
 * What is wrong with a shift of an event: it ends after it begins, is no longer than
 * {@link LONGEST_SHIFT_HOURS}, and lies between the day before the event, when it is set up, and the
 * day after it, when it is taken down.
 *
 * @param days the days of the event, in any order
 */
export function shiftProblems({ startsAt, endsAt }: ShiftSpan, days: readonly VietnamDay[]): FieldProblem[] {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (endsAt <= startsAt) return problemIn('endsAt', 'ends_before_start');
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_SHIFT_HOURS * HOUR) return problemIn('endsAt', 'too_large');
  const outside = !first || !last || startsAt < instantOf(addDays(first, -1)) || endsAt > endOfDay(addDays(last, 1));
  return problemIn('startsAt', outside ? 'outside_event' : null);
}

/** The first of a person's shifts that has some time in common with another span; one that begins as the other ends has none. */
export function overlapping<Shift extends ShiftSpan>(shifts: readonly Shift[], span: ShiftSpan): Shift | undefined {
  return shifts.find(({ startsAt, endsAt }) => startsAt < span.endsAt && span.startsAt < endsAt);
}

/** A shift with what its steward wrote for whoever comes after. */
export interface NotedShift extends ShiftSpan {
  readonly id: string;
  readonly gateId: string | null;
  readonly handoverNote: string | null;
}

/** The shift whose note is for this one: the last at the same gate that began before it and left a note. */
export function handedOverTo<Shift extends NotedShift>(shift: NotedShift, all: readonly Shift[]): Shift | undefined {
  return all
    .filter(
      (other) =>
        other.id !== shift.id &&
        other.gateId === shift.gateId &&
        other.handoverNote !== null &&
        other.startsAt < shift.startsAt,
    )
    .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0];
}

/** A note for whoever comes after has so many characters at most. */
export const HANDOVER_NOTE_LENGTH = 1000;
