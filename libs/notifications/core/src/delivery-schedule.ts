const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Seconds before the second, third … attempt. Quick at first, for a mail server that restarts or greylists
 * (usually five to fifteen minutes), then ever slower; the last attempt is about two days after the first,
 * within the four to five days that RFC 5321 (4.5.4.1) grants and the patience of a person.
 */
const PAUSES = [
  5,
  30,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  20 * HOUR,
];

/** When to try again after the `attempts`-th attempt, which ended at `now`; null when that was the last. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * 1000);
}
