import { Injectable } from '@nestjs/common';
import { Database } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import type { IssuedTicketType } from './ticket.graphql.ts';

/** Reads of tickets, for pages. */
@Injectable()
export class TicketQueries {
  constructor(private readonly database: Database) {}

  /** The newest ticket of each registration, by registration id; those that have none are left out. */
  async newestOf(registrationIds: readonly string[]): Promise<Map<string, IssuedTicketType>> {
    const rows = await this.query()
      .distinctOn('tickets.registration_id')
      .where('tickets.registration_id', 'in', registrationIds)
      .orderBy('tickets.registration_id')
      .orderBy('tickets.id', 'desc')
      .execute();
    return new Map(rows.map((row) => [row.registration_id, asTicket(row)]));
  }

  async byId(id: string): Promise<IssuedTicketType> {
    return asTicket(await this.query().where('tickets.id', '=', id).executeTakeFirstOrThrow());
  }

  /** The registration of a ticket that exists. */
  async registrationOf(id: string): Promise<string> {
    const row = await eventsSql(this.database.reader)
      .selectFrom('tickets')
      .select('registration_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return row.registration_id;
  }

  /** The event a ticket belongs to; undefined when there is no such ticket. */
  async eventOf(id: string): Promise<string | undefined> {
    const row = await eventsSql(this.database.reader)
      .selectFrom('tickets')
      .innerJoin('registrations', 'registrations.id', 'tickets.registration_id')
      .select('registrations.event_id')
      .where('tickets.id', '=', id)
      .executeTakeFirst();
    return row?.event_id;
  }

  private query() {
    return eventsSql(this.database.reader)
      .selectFrom('tickets')
      .innerJoin('registrations', 'registrations.id', 'tickets.registration_id')
      .innerJoin('ticket_types', 'ticket_types.id', 'registrations.ticket_type_id')
      .innerJoin('events', 'events.id', 'registrations.event_id')
      .innerJoin('event_keys', 'event_keys.id', 'tickets.event_key_id')
      .select([
        'tickets.id',
        'tickets.registration_id',
        'tickets.status',
        'tickets.short_code',
        'tickets.valid_from',
        'tickets.valid_until',
        'tickets.ended_reason',
        'registrations.full_name',
        'ticket_types.number as type_number',
        'events.number as event_number',
        'event_keys.id as key_id',
        'event_keys.key_number',
        'event_keys.status as key_status',
      ]);
  }
}

function asTicket(
  row: Awaited<ReturnType<ReturnType<TicketQueries['query']>['executeTakeFirstOrThrow']>>,
): IssuedTicketType {
  const { id, status } = row;
  const validity = { validFrom: row.valid_from, validUntil: row.valid_until };
  return {
    id,
    status,
    ...validity,
    shortCode: row.short_code,
    holderName: row.full_name,
    revokedReason: status === 'REVOKED' ? row.ended_reason : null,
    signable: {
      id,
      status,
      ...validity,
      eventNumber: row.event_number,
      ticketTypeNumber: row.type_number,
      key: { id: row.key_id, number: row.key_number, status: row.key_status },
    },
  };
}
