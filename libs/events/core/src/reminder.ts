import { addDays, instantOf, type TimeOfDay, type VietnamDay } from '@pho-hien/kernel';

/** What a registrant is reminded of. */
export const REMINDERS = ['DAYS_BEFORE', 'MORNING', 'OFFER_ENDING'] as const;

/** What a registrant is reminded of. */
export type Reminder = (typeof REMINDERS)[number];

/** So many days before the first day on which a ticket is good. */
const DAYS_BEFORE = 3;
/** Nobody is written to at night. */
const FROM: TimeOfDay = '08:00';
const UNTIL: TimeOfDay = '20:00';
const MORNING_FROM: TimeOfDay = '05:30';

/**
 * Which reminder of the event is due for a ticket that is good from this day on: from the morning three
 * days before until the evening before, by day; and on the morning itself, until the doors open.
 *
 * @param first the first day on which the ticket is good
 * @returns `null` when none is due
 */
export function reminderDue(
  first: { readonly date: VietnamDay; readonly opensAt: TimeOfDay },
  now: Date,
): Exclude<Reminder, 'OFFER_ENDING'> | null {
  const between = (day: VietnamDay, from: TimeOfDay, until: TimeOfDay) =>
    now >= instantOf(day, from) && now < instantOf(day, until);
  for (let before = 1; before <= DAYS_BEFORE; before += 1)
    if (between(addDays(first.date, -before), FROM, UNTIL)) return 'DAYS_BEFORE';
  return between(first.date, MORNING_FROM, first.opensAt) ? 'MORNING' : null;
}

const HOUR = 3_600_000;

/** Who has had the ticket mail within a day, or on the morning within three hours, needs no reminder yet. */
export function confirmedBefore(reminder: Exclude<Reminder, 'OFFER_ENDING'>, now: Date): Date {
  return new Date(now.getTime() - (reminder === 'MORNING' ? 3 : 24) * HOUR);
}
