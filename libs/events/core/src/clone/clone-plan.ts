import {
  type FieldProblem,
  type LocalizedText,
  type VietnamDay,
  addDays,
  isVietnamDay,
  nameProblem,
  problemIn,
} from '@pho-hien/kernel';
import { isSlug } from '../event-input.ts';

/** What an organiser says of the edition that is made from another. */
export interface CloneInput {
  readonly slug: string;
  readonly name: LocalizedText;
  /** The first day of the new edition; every other day keeps its distance from it. */
  readonly firstDay: VietnamDay;
}

const DAY = 86_400_000;

/** What is wrong with the wish for a new edition. */
export function cloneProblems(input: CloneInput): FieldProblem[] {
  return [
    ...problemIn('slug', isSlug(input.slug) ? null : 'not_a_slug'),
    ...problemIn('name.vi', nameProblem(input.name.vi)),
    ...problemIn('name.en', input.name.en.trim() === '' ? null : nameProblem(input.name.en)),
    ...problemIn('firstDay', isVietnamDay(input.firstDay) ? null : 'not_a_day'),
  ];
}

/** By how many days everything moves, so that the first of `days` becomes `firstDay`; negative: earlier. */
export function daysBetween(firstOfOld: VietnamDay, firstDay: VietnamDay): number {
  return Math.round((Date.parse(`${firstDay}T00:00:00Z`) - Date.parse(`${firstOfOld}T00:00:00Z`)) / DAY);
}

/** The day of the new edition that stands for a day of the old. */
export function movedDay(day: VietnamDay, by: number): VietnamDay {
  return addDays(day, by);
}

/** The instant moved by whole days: the same time of day, because Vietnam has no summer time. */
export function movedInstant(instant: Date, by: number): Date {
  return new Date(instant.getTime() + by * DAY);
}
