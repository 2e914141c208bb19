import { Injectable } from '@nestjs/common';
import type { LocalizedText, Scope } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import { type EventsSql, eventsSql } from '../sql.ts';
import type { EventDayType, EventType } from './event.graphql.ts';

/** The most events in one list. */
const MOST_EVENTS = 500;

/** Reads of events, for pages. */
@Injectable()
export class EventQueries {
  constructor(private readonly database: Database) {}

  private get sql(): EventsSql {
    return eventsSql(this.database.reader);
  }

  /** What everybody may see, by first day, soonest first. */
  async published(): Promise<EventType[]> {
    return this.list((query) => query.where('status', '=', 'PUBLISHED'), false);
  }

  /** The events within these scopes, drafts included. */
  async within(scopes: readonly Scope[]): Promise<EventType[]> {
    if (scopes.some(({ kind }) => kind === 'all')) return this.list((query) => query, true);
    const ids = scopes.flatMap((scope) => (scope.kind === 'event' ? [scope.id] : []));
    return ids.length === 0 ? [] : this.list((query) => query.where('id', 'in', ids), true);
  }

  async bySlug(slug: string): Promise<EventType | undefined> {
    const row = await this.sql.selectFrom('events').selectAll().where('slug', '=', slug).executeTakeFirst();
    return row && asEvent(row, false);
  }

  async byIds(ids: readonly string[], managed: boolean): Promise<Map<string, EventType>> {
    const rows = await this.sql.selectFrom('events').selectAll().where('id', 'in', ids).execute();
    return new Map(rows.map((row) => [row.id, asEvent(row, managed)]));
  }

  /** The event, as its organisers see it; throws when there is none. */
  async managed(id: string): Promise<EventType> {
    const event = (await this.byIds([id], true)).get(id);
    if (!event) throw new Error(`No event ${id}`);
    return event;
  }

  async exists(id: string): Promise<boolean> {
    return (await this.sql.selectFrom('events').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
  }

  async namesOf(ids: readonly string[]): Promise<Map<string, LocalizedText>> {
    const rows = await this.sql.selectFrom('events').select(['id', 'name']).where('id', 'in', ids).execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The days of each event, first day first. */
  async daysOf(eventIds: readonly string[]): Promise<Map<string, EventDayType[]>> {
    const rows = await this.sql
      .selectFrom('event_days')
      .selectAll()
      .where('event_id', 'in', eventIds)
      .orderBy('date')
      .execute();
    const days = new Map<string, EventDayType[]>(eventIds.map((id) => [id, []]));
    for (const { id, event_id, date, opens_at, closes_at, label } of rows)
      days.get(event_id)?.push({ id, date, opensAt: opens_at, closesAt: closes_at, label });
    return days;
  }

  private async list(narrow: (query: EventsQuery) => EventsQuery, managed: boolean): Promise<EventType[]> {
    const rows = await narrow(eventsQuery(this.sql))
      .orderBy((row) =>
        row
          .selectFrom('event_days')
          .select(({ fn }) => fn.min('date').as('first'))
          .whereRef('event_id', '=', 'events.id'),
      )
      .orderBy('number')
      .limit(MOST_EVENTS)
      .execute();
    return rows.map((row) => asEvent(row, managed));
  }
}

const eventsQuery = (sql: EventsSql) => sql.selectFrom('events').selectAll('events');
type EventsQuery = ReturnType<typeof eventsQuery>;
type EventRow = Awaited<ReturnType<EventsQuery['execute']>>[number];

function asEvent(row: EventRow, managed: boolean): EventType {
  return {
    id: row.id,
    number: row.number,
    slug: row.slug,
    status: row.status,
    version: row.version,
    name: row.name,
    summary: row.summary,
    description: row.description,
    venueName: row.venue_name,
    venueAddress: row.venue_address,
    communeCode: row.commune_code,
    contactEmail: row.contact_email,
    managed,
  };
}
