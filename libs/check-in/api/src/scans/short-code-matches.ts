import { Registration, Ticket, TicketType } from '@pho-hien/events-api';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';

/** Two tickets of an event share a code rarely; more than this never. */
const MOST = 5;

/** The tickets of an event that a typed code may mean, and whose they are. */
export const shortCodeMatches = prepare<{ eventId: string; shortCode: string }>()(
  'check_in_short_code',
  [Registration, Ticket, TicketType],
  (sql, { eventId, shortCode }) =>
    sql
      .selectFrom('tickets')
      .innerJoin('registrations as holder', 'holder.id', 'tickets.registration_id')
      .innerJoin('ticket_types as type', 'type.id', 'holder.ticket_type_id')
      .select(['tickets.id as ticketId', 'holder.full_name as holderName', 'type.name as ticketTypeName'])
      .select('holder.organisation_name as organisationName')
      .where('tickets.short_code', '=', shortCode)
      .where('holder.event_id', '=', eventId)
      .orderBy('tickets.id')
      .limit(raw.lit(MOST)),
);
