import type { EventStatus } from './event-lifecycle.ts';
import { freePlaces, type PlacesUsed, registrationEndsAt } from './availability.ts';
import type { ApprovalMode } from './ticket-type.ts';

const HOUR = 3_600_000;
/** Nobody reads their mail every hour: as long as there is time, an offer of a place stands two days. */
const LONGEST = 48 * HOUR;
const SHORTEST = HOUR;
/** With less than this left nobody can be expected to answer. */
const TOO_LATE = HOUR / 4;

/** What the length of an offer depends on. */
export interface OfferWindow {
  /** The ticket type's own end of registration, not included; `null`: none. */
  readonly closesAt: Date | null;
  /** The first opening and the end of the last day; `null`: the event has no day. */
  readonly eventStartsAt: Date | null;
  readonly eventEndsAt: Date | null;
}

/**
 * Until when a place is held for somebody from the waitlist, not included: a quarter of the time that is
 * left, at most 48 hours and at least one. What is left runs to the opening of the event, or once that is
 * past to its end, or to the end of registration where that is sooner; no offer outlives registration.
 *
 * @returns `null` when it is too late to offer anything
 */
export function placeOfferEndsAt({ closesAt, eventStartsAt, eventEndsAt }: OfferWindow, now: Date): Date | null {
  const end = registrationEndsAt(closesAt, eventEndsAt);
  if (!end || end.getTime() - now.getTime() < TOO_LATE) return null;
  const soonest = eventStartsAt && eventStartsAt > now && eventStartsAt < end ? eventStartsAt : end;
  const quarter = (soonest.getTime() - now.getTime()) / 4;
  const length = Math.min(LONGEST, Math.max(SHORTEST, quarter));
  return new Date(Math.min(end.getTime(), now.getTime() + Math.floor(length)));
}

/** When the holder of an offer is asked to answer before it lapses: after three quarters of its time. */
export function offerReminderAt(offeredAt: Date, expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - (expiresAt.getTime() - offeredAt.getTime()) / 4);
}

/**
 * How many places can be offered at this moment. A newcomer never passes somebody who waits, and the first
 * in line who may have a place gets the offer: in a ticket type by approval those may whom an organiser
 * approved, and the others keep their place in line.
 *
 * @param ready how many wait who may have a place
 */
export function placesToOffer(used: PlacesUsed, eventStatus: EventStatus, ready: number): number {
  if (eventStatus !== 'PUBLISHED') return 0;
  return Math.min(ready, freePlaces(used) ?? ready);
}

/** Whether somebody on the waitlist may be offered a place. */
export function mayBeOffered(approval: ApprovalMode, approvedAt: Date | null): boolean {
  return approval === 'AUTOMATIC' || approvedAt !== null;
}
