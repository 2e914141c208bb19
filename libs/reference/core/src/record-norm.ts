import { addDays, type FieldProblem, isVietnamDay, problemIn, type VietnamDay } from '@pho-hien/kernel';
import type { NormScope, NormStanding } from './norm.ts';

/** What an administrator says of a norm from a day on. */
export interface NormEntry {
  readonly value: string;
  readonly citation: string;
  readonly from: VietnamDay;
  readonly scope: NormScope;
  readonly standing: NormStanding;
  /** Empty for none. */
  readonly note: string;
}

/** A norm of one key and scope, as far as a new one moves it. */
export interface NormPeriod {
  readonly id: string;
  readonly from: VietnamDay | null;
  readonly to: VietnamDay | null;
}

/** How a new norm changes those that stand. */
export interface NormPlacement {
  /** Last day of the new one; null while none follows. */
  readonly to: VietnamDay | null;
  /** Began on that very day: no longer in force, kept beside the new one. */
  readonly replaced: readonly string[];
  /** Began earlier and reach into the new one: their last day is the day before. */
  readonly endedOn: VietnamDay;
  readonly ended: readonly string[];
}

/** The most letters of a citation and of a note. */
export const MOST_NORM_TEXT = 500;

/** What is wrong with an entry for norms of a unit, field by field. */
export function normEntryProblems({ value, citation, from, standing, note }: NormEntry, unit: string): FieldProblem[] {
  return [
    ...problemIn('value', valueProblem(value, unit)),
    ...problemIn('citation', citation.length < 8 ? 'too_short' : citation.length > MOST_NORM_TEXT ? 'too_long' : null),
    ...problemIn('from', isVietnamDay(from) ? null : 'not_a_day'),
    // A figure that was not found is not entered, and one that was made up is not entered as found.
    ...problemIn('standing', standing === 'UNKNOWN' ? 'not_allowed' : null),
    ...problemIn('note', note.length > MOST_NORM_TEXT ? 'too_long' : null),
  ];
}

/** Money is whole đồng, a share at most all of it. */
function valueProblem(value: string, unit: string) {
  if (unit === 'date') return /^before (0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) ? null : 'not_a_day';
  const pattern = unit.startsWith('VND') ? /^\d{1,13}$/ : /^\d{1,7}(\.\d{1,4})?$/;
  if (!pattern.test(value)) return 'not_a_number';
  return unit.startsWith('percent') && Number(value) > 100 ? 'too_large' : null;
}

/** Places a norm that holds from a day on among those of its key and scope, so that on each day one is in force. */
export function placeNorm(standing: readonly NormPeriod[], from: VietnamDay): NormPlacement {
  const later = standing.flatMap((norm) => (norm.from !== null && norm.from > from ? [norm.from] : [])).sort();
  const begunBefore = standing.filter((norm) => norm.from === null || norm.from < from);
  return {
    to: later[0] ? addDays(later[0], -1) : null,
    replaced: standing.filter((norm) => norm.from === from).map(({ id }) => id),
    endedOn: addDays(from, -1),
    ended: begunBefore.filter(({ to }) => to === null || to >= from).map(({ id }) => id),
  };
}
