import { type VietnamDay, endOfDay, instantOf } from '@pho-hien/kernel';

/** A day of an event, as far as validity depends on it. */
export interface ValidityDay {
  readonly id: string;
  readonly date: VietnamDay;
}

/** When a ticket is good: from, up to and not including until. */
export interface TicketValidity {
  readonly validFrom: Date;
  readonly validUntil: Date;
}

/**
 * When a ticket is good: from midnight before its first valid day to midnight after its last, in
 * Vietnam. A token holds one span: days left out between are kept by the windows of the check-in list.
 *
 * @param validDayIds none: every day of the event
 * @returns `null` when the event has no such day
 */
export function validityOf(validDayIds: readonly string[], days: readonly ValidityDay[]): TicketValidity | null {
  const dates = days
    .filter(({ id }) => validDayIds.length === 0 || validDayIds.includes(id))
    .map(({ date }) => date)
    .sort();
  const first = dates[0];
  const last = dates.at(-1);
  return first && last ? { validFrom: instantOf(first), validUntil: endOfDay(last) } : null;
}
