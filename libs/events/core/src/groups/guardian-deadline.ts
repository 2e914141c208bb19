const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A mail to parents is read in the evening or at the weekend. */
const LONGEST = 7 * DAY;
const SHORTEST = 12 * HOUR;

/**
 * Until when a guardian may answer and the place is held, not included: half of the time that is left until
 * the event begins, at most seven days and at least twelve hours, never past the event's beginning.
 *
 * @returns `null` when the event has begun: then nobody can be waited for
 */
export function guardianAnswerBy(eventStartsAt: Date | null, now: Date): Date | null {
  if (!eventStartsAt) return null;
  const left = eventStartsAt.getTime() - now.getTime();
  if (left <= 0) return null;
  const length = Math.min(LONGEST, Math.max(SHORTEST, left / 2));
  return new Date(Math.min(eventStartsAt.getTime(), now.getTime() + Math.floor(length)));
}

/** Until when a guardian may answer, and when to remind them; of an event that has begun, until it ends. */
export function guardianTimes(
  event: { readonly startsAt: Date | null; readonly endsAt: Date | null },
  now: Date,
): { readonly answerBy: Date; readonly remindAt: Date } | null {
  const answerBy = guardianAnswerBy(event.startsAt, now) ?? event.endsAt;
  return answerBy && answerBy > now ? { answerBy, remindAt: guardianReminderAt(now, answerBy) } : null;
}

/** When a guardian who has not answered is reminded: after three quarters of the time. */
export function guardianReminderAt(askedAt: Date, answerBy: Date): Date {
  return new Date(answerBy.getTime() - (answerBy.getTime() - askedAt.getTime()) / 4);
}
