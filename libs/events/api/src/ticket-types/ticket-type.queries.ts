import { Inject, Injectable } from '@nestjs/common';
import { availabilityOf, registrationEndsAt, remainingPlaces } from '@pho-hien/events-core';
import { type Clock, endOfDay } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { type EventsSql, eventsSql } from '../sql.ts';
import { lastDayOf, validDayIdsOf } from './ticket-type-columns.ts';
import type { TicketTypeType } from './ticket-type.graphql.ts';

/** Reads of ticket types, for pages. */
@Injectable()
export class TicketTypeQueries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The ticket types of each event, in the order of their numbers. */
  async ofEvents(eventIds: readonly string[]): Promise<Map<string, TicketTypeType[]>> {
    const rows = await this.query().where('event_id', 'in', eventIds).execute();
    const types = new Map<string, TicketTypeType[]>(eventIds.map((id) => [id, []]));
    for (const row of rows) types.get(row.event_id)?.push(this.asTicketType(row));
    return types;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, TicketTypeType>> {
    const rows = await this.query().where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, this.asTicketType(row)]));
  }

  /** The event a ticket type belongs to; undefined when there is no such type. */
  async eventOf(id: string): Promise<string | undefined> {
    const row = await this.sql.selectFrom('ticket_types').select('event_id').where('id', '=', id).executeTakeFirst();
    return row?.event_id;
  }

  private get sql(): EventsSql {
    return eventsSql(this.database.reader);
  }

  private query() {
    return this.sql
      .selectFrom('ticket_types')
      .selectAll('ticket_types')
      .select((row) => [validDayIdsOf(row), lastDayOf(row)])
      .orderBy('number');
  }

  private asTicketType(
    row: Awaited<ReturnType<ReturnType<TicketTypeQueries['query']>['execute']>>[number],
  ): TicketTypeType {
    const offer = {
      places: row.places,
      confirmed: row.confirmed_count,
      held: row.held_count,
      waiting: row.waiting_count,
      opensAt: row.opens_at,
      closesAt: registrationEndsAt(row.closes_at, row.last_day === null ? null : endOfDay(row.last_day)),
    };
    return {
      id: row.id,
      version: row.edit_version,
      number: row.number,
      name: row.name,
      description: row.description,
      audience: row.audience,
      approval: row.approval,
      places: row.places,
      remaining: remainingPlaces(offer),
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      availability: availabilityOf(offer, this.clock.now()),
      validDayIds: row.valid_day_ids,
      hidden: row.hidden,
      waitlistOpen: row.waitlist_open,
      transfersAllowed: row.transfers_allowed,
      transfersUntil: row.transfers_until,
      confirmed: row.confirmed_count,
      held: row.held_count,
      waiting: row.waiting_count,
    };
  }
}
