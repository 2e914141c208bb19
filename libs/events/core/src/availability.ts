/** Whether a ticket type can be had. */
export const AVAILABILITIES = ['OPEN', 'NOT_YET_OPEN', 'CLOSED', 'SOLD_OUT'] as const;

/** Whether a ticket type can be had. */
export type Availability = (typeof AVAILABILITIES)[number];

/** What availability depends on. */
export interface Offer {
  /** `null`: no bound. */
  readonly opensAt: Date | null;
  /** Not included; `null`: no bound. */
  readonly closesAt: Date | null;
  /** `null`: no limit. */
  readonly places: number | null;
  /** Confirmed registrations: only they take a place. */
  readonly confirmed: number;
}

/** Whether a ticket type can be had now. Closed wins over sold out: nothing will come free any more. */
export function availabilityOf(offer: Offer, now: Date): Availability {
  if (offer.opensAt && now < offer.opensAt) return 'NOT_YET_OPEN';
  if (offer.closesAt && now >= offer.closesAt) return 'CLOSED';
  return remainingPlaces(offer) === 0 ? 'SOLD_OUT' : 'OPEN';
}

/** Places left, never below nought; `null`: no limit. */
export function remainingPlaces({ places, confirmed }: Pick<Offer, 'places' | 'confirmed'>): number | null {
  return places === null ? null : Math.max(0, places - confirmed);
}

/** When registration closes: with the ticket type or with the event, whichever is first; `null`: not yet known. */
export function registrationEndsAt(closesAt: Date | null, eventEndsAt: Date | null): Date | null {
  return closesAt && eventEndsAt ? (closesAt < eventEndsAt ? closesAt : eventEndsAt) : (closesAt ?? eventEndsAt);
}
