import type { VietnamDay } from '@pho-hien/kernel';

/** An event at whose first day eligibility can be counted; without days it has none. */
export interface ReferenceEvent {
  readonly id: string;
  readonly startsOn?: VietnamDay | null;
  readonly endsOn?: VietnamDay | null;
}

/** The day at which age is counted, and the event whose first day it is; null: it is today. */
export interface ReferenceDate<One extends ReferenceEvent> {
  readonly on: VietnamDay;
  readonly event: One | null;
}

/** The events that one can still take part in on that day, the soonest first. */
export function eventsAhead<One extends ReferenceEvent>(events: readonly One[], today: VietnamDay): One[] {
  return events
    .filter(({ startsOn, endsOn }) => startsOn != null && (endsOn ?? startsOn) >= today)
    .toSorted((a, b) => (a.startsOn! < b.startsOn! ? -1 : 1));
}

/**
 * The day at which eligibility is counted: the first day of the event chosen, which plan 142 leaves to
 * the event; of the next one while nobody chose; today where there is none.
 *
 * @param chosen id of an event; empty for "no event, today"; undefined or gone: the next one
 */
export function referenceDate<One extends ReferenceEvent>(
  events: readonly One[],
  today: VietnamDay,
  chosen?: string,
): ReferenceDate<One> {
  const ahead = eventsAhead(events, today);
  const event = chosen === '' ? null : (ahead.find(({ id }) => id === chosen) ?? ahead[0] ?? null);
  return { on: event?.startsOn ?? today, event };
}
