import type { FieldProblem } from '@pho-hien/kernel';
import { problemIn } from '@pho-hien/kernel';
import type { CountingRule } from './entry-rule.ts';
import { type GateQuestion, questionProblems } from './gate-question.ts';

/** A time in which people may enter. */
export interface EntryWindow {
  readonly from: Date;
  /** Up to, not including. */
  readonly until: Date;
}

/** A check-in list, as far as the decision depends on it. */
export interface CheckInList extends CountingRule {
  readonly closed: boolean;
  /** The numbers of the ticket types that it lets in. */
  readonly ticketTypeNumbers: readonly number[];
  /** None: at any time. */
  readonly windows: readonly EntryWindow[];
  /** Minutes before and after each window in which people are let in all the same. */
  readonly toleranceMinutes: number;
  /** Persons inside at once; `null`: no limit. */
  readonly capacity: number | null;
  /** Asked when a ticket comes in for the first time in the list's period. */
  readonly questions: readonly GateQuestion[];
}

/** Whether people may enter at this instant. */
export function isEntryTime(list: Pick<CheckInList, 'windows' | 'toleranceMinutes'>, at: Date): boolean {
  const tolerance = list.toleranceMinutes * 60_000;
  const now = at.getTime();
  return (
    list.windows.length === 0 ||
    list.windows.some(({ from, until }) => now >= from.getTime() - tolerance && now < until.getTime() + tolerance)
  );
}

/** What is wrong with the settings of a list. */
export function listProblems(list: Omit<CheckInList, 'closed' | 'ticketTypeNumbers'>): FieldProblem[] {
  const counted = list.entry === 'N_A_DAY';
  return [
    ...problemIn('maxPerDay', counted && list.maxPerDay === null ? 'required' : null),
    ...problemIn('maxPerDay', !counted && list.maxPerDay !== null ? 'not_allowed' : null),
    ...problemIn('maxPerDay', list.maxPerDay !== null && !isCount(list.maxPerDay) ? 'too_small' : null),
    ...problemIn('reentry', list.reentry && !list.exits ? 'not_allowed' : null),
    ...problemIn('capacity', list.capacity !== null && !isCount(list.capacity) ? 'too_small' : null),
    ...problemIn('toleranceMinutes', list.toleranceMinutes < 0 ? 'too_small' : null),
    ...list.windows.flatMap((window, i) =>
      problemIn(`windows.${i}.until`, window.until <= window.from ? 'ends_before_start' : null),
    ),
    ...questionProblems(list.questions),
  ];
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
