import type { OfferFacts } from '../registrations/offer-facts.ts';
import type { EventsSql } from '../sql.ts';

/**
 * Locks those who may be offered a place next, first in line first, and gives their rows. A child whose guardian
 * has not answered keeps their place in the line, and is passed over until then.
 */
export function readyInLine(sql: EventsSql, { ticketType }: OfferFacts, count: number) {
  return sql
    .selectFrom('registrations')
    .selectAll()
    .where('ticket_type_id', '=', ticketType.id)
    .where('status', '=', 'WAITLISTED')
    .where('consent_state', '<>', 'GUARDIAN_ASKED')
    .$if(ticketType.approval === 'BY_APPROVAL', (query) => query.where('waitlist_approved_at', 'is not', null))
    .orderBy('waitlist_number')
    .limit(count)
    .forUpdate()
    .execute();
}

/** Locks offers whose time is over, and gives their rows. */
export function lapsedOffers(sql: EventsSql, ticketTypeId: string, now: Date, count: number) {
  return sql
    .selectFrom('registrations')
    .selectAll()
    .where('ticket_type_id', '=', ticketTypeId)
    .where('status', '=', 'OFFERED')
    .where('offer_expires_at', '<=', now)
    .orderBy('id')
    .limit(count)
    .forUpdate()
    .execute();
}

/** The ticket types whose waitlist is not settled: an offer is over, or somebody waits while a place is free. */
export async function unsettledWaitlists(sql: EventsSql, now: Date): Promise<string[]> {
  const rows = await sql
    .selectFrom('registrations')
    .select('ticket_type_id')
    .where('status', '=', 'OFFERED')
    .where('offer_expires_at', '<=', now)
    .union(
      sql
        .selectFrom('ticket_types')
        .select('id as ticket_type_id')
        .where('waiting_count', '>', 0)
        .where((row) =>
          row.or([
            row('places', 'is', null),
            row(row('confirmed_count', '+', row.ref('held_count')), '<', row.ref('places')),
          ]),
        ),
    )
    .execute();
  return rows.map(({ ticket_type_id }) => ticket_type_id);
}
