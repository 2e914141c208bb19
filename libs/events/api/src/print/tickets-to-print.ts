import type { TableSelection } from '@pho-hien/events-core';
import { compareNames, type LocalizedText } from '@pho-hien/kernel';
import { sql as raw } from 'kysely';
import type { SignableTicket } from '../signing/ticket-signer.ts';
import type { EventsSql } from '../sql.ts';
import { ticketsMatching } from '../tables/ticket-table.ts';

/** A valid ticket with what papers say of it. */
export interface PrintedTicket {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly ticketTypeId: string;
  readonly ticketTypeName: LocalizedText;
  readonly shortCode: string;
  readonly signable: SignableTicket;
}

/** The valid tickets of a selection in the order in which papers are handed out: by ticket type, then by name. */
export async function ticketsToPrint(sql: EventsSql, selection: TableSelection): Promise<string[]> {
  const valid = { ...selection, status: 'VALID' };
  const { rows } = await raw<{ id: string; name: string; type: number }>`
    select t.id, registrations.full_name as name,
           (select number from ticket_types where id = registrations.ticket_type_id) as type
      from ${ticketsMatching(valid)}`.execute(sql);
  return rows.sort((a, b) => a.type - b.type || compareNames(a.name, b.name)).map(({ id }) => id);
}

/** Those tickets, in the order of the ids; what ended meanwhile is left out. */
export async function printedTickets(sql: EventsSql, ids: readonly string[]): Promise<PrintedTicket[]> {
  const rows = await sql
    .selectFrom('tickets')
    .innerJoin('registrations', 'registrations.id', 'tickets.registration_id')
    .innerJoin('ticket_types', 'ticket_types.id', 'registrations.ticket_type_id')
    .innerJoin('events', 'events.id', 'registrations.event_id')
    .innerJoin('event_keys', 'event_keys.id', 'tickets.event_key_id')
    .select(['tickets.id', 'tickets.status', 'tickets.short_code', 'tickets.valid_from', 'tickets.valid_until'])
    .select(['registrations.full_name', 'registrations.organisation_name'])
    .select(['ticket_types.id as type_id', 'ticket_types.number as type_number', 'ticket_types.name as type_name'])
    .select(['events.number as event_number'])
    .select(['event_keys.id as key_id', 'event_keys.key_number', 'event_keys.status as key_status'])
    .where('tickets.id', 'in', ids)
    .where('tickets.status', '=', 'VALID')
    .execute();
  const tickets = new Map(
    rows.map((row): [string, PrintedTicket] => [
      row.id,
      {
        id: row.id,
        name: row.full_name,
        organisation: row.organisation_name,
        ticketTypeId: row.type_id,
        ticketTypeName: row.type_name,
        shortCode: row.short_code,
        signable: {
          id: row.id,
          status: row.status,
          validFrom: row.valid_from,
          validUntil: row.valid_until,
          eventNumber: row.event_number,
          ticketTypeNumber: row.type_number,
          key: { id: row.key_id, number: row.key_number, status: row.key_status },
        },
      },
    ]),
  );
  return ids.flatMap((id) => tickets.get(id) ?? []);
}
