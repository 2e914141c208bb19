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
  /** Registrations that have their place. */
  readonly confirmed: number;
  /** Places held for somebody who has not confirmed yet, such as who was offered one from the waitlist. */
  readonly held: number;
  /** People on the waitlist to whom no place was offered yet. */
  readonly waiting: number;
}

/** Whether a ticket type can be had now. Closed wins over sold out: nothing will come free any more. */
export function availabilityOf(offer: Offer, now: Date): Availability {
  if (offer.opensAt && now < offer.opensAt) return 'NOT_YET_OPEN';
  if (offer.closesAt && now >= offer.closesAt) return 'CLOSED';
  return remainingPlaces(offer) === 0 ? 'SOLD_OUT' : 'OPEN';
}

/** How the places of a ticket type are used. */
export type PlacesUsed = Pick<Offer, 'places' | 'confirmed' | 'held' | 'waiting'>;

/** Places left for a newcomer, never below nought; `null`: no limit. While somebody waits, a free place is theirs. */
export function remainingPlaces(used: PlacesUsed): number | null {
  const free = freePlaces(used);
  return free !== null && used.waiting > 0 ? 0 : free;
}

/** Places that nobody has and that are held for nobody; `null`: no limit. */
export function freePlaces({ places, confirmed, held }: Omit<PlacesUsed, 'waiting'>): number | null {
  return places === null ? null : Math.max(0, places - confirmed - held);
}

/** When registration closes: with the ticket type or with the event, whichever is first; `null`: not yet known. */
export function registrationEndsAt(closesAt: Date | null, eventEndsAt: Date | null): Date | null {
  return closesAt && eventEndsAt ? (closesAt < eventEndsAt ? closesAt : eventEndsAt) : (closesAt ?? eventEndsAt);
}
