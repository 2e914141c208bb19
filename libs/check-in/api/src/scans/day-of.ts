import { countsByDay, type CountingRule } from '@pho-hien/check-in-core';
import { vietnamDayOf } from '@pho-hien/kernel';

/** The day that a list's tally of this instant stands under: `YYYY-MM-DD`, or empty where it does not count by the day. */
export function tallyDayOf(rule: CountingRule, at: Date): string {
  return countsByDay(rule) ? vietnamDayOf(at) : '';
}
