import { shortCodeOf, validityOf } from '@pho-hien/events-core';
import { type Clock, newId } from '@pho-hien/kernel';
import type { OfferFacts } from '../registrations/offer-facts.ts';

/** The row of a new ticket for a registration, signed by the event's active key. */
export function newTicket(offer: OfferFacts, registrationId: string, clock: Clock) {
  const validity = validityOf(offer.ticketType.validDayIds, offer.event.days);
  if (!validity) throw new Error(`Ticket type ${offer.ticketType.id} has no day on which a ticket could be good`);
  const id = newId(clock);
  return {
    id,
    registration_id: registrationId,
    event_key_id: offer.key.id,
    status: 'VALID' as const,
    valid_from: validity.validFrom,
    valid_until: validity.validUntil,
    short_code: shortCodeOf(id),
    issued_at: clock.now(),
  };
}

/** A ticket just made. */
export type NewTicket = ReturnType<typeof newTicket>;
