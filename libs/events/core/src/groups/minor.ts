import { isVietnamDay, type VietnamDay } from '@pho-hien/kernel';

/** Below this age a guardian consents (`domain.md`, Minors). Years. */
export const AGE_OF_OWN_CONSENT = 16;
/** Nobody who attends is older; a year beyond it is a slip of the keyboard. */
const OLDEST = 120;

/** Completed years on a day. Born on 29 February one is a year older on 1 March of a common year. */
export function ageOn(born: VietnamDay, day: VietnamDay): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/**
 * Whether a guardian has to consent, counted on the day on which consent is asked for: it is today's data
 * that is used today, even if the birthday comes before the event.
 */
export function isMinor(born: VietnamDay, today: VietnamDay): boolean {
  return ageOn(born, today) < AGE_OF_OWN_CONSENT;
}

/** What is wrong with a date of birth, or `null`. */
export function birthDateProblem(born: string, today: VietnamDay): 'not_a_day' | 'in_the_future' | null {
  if (!isVietnamDay(born)) return 'not_a_day';
  if (born > today) return 'in_the_future';
  return ageOn(born, today) > OLDEST ? 'not_a_day' : null;
}
