import type { ApprovalMode, EventStatus, TransferRules } from '@pho-hien/events-core';
import { endOfDay, instantOf, type LocalizedText, type VietnamDay } from '@pho-hien/kernel';
import { type ExpressionBuilder, sql } from 'kysely';
import { validDayIdsOf } from '../ticket-types/ticket-type-columns.ts';
import type { EventsSql, EventsTables } from '../sql.ts';

/** One day of the event, as mails and documents tell it. */
export interface OfferDay {
  readonly id: string;
  readonly date: VietnamDay;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly label: LocalizedText;
}

/** A ticket type with its event: all that judging a registration, issuing a ticket and writing mails rest on. */
export interface OfferFacts {
  readonly event: {
    readonly id: string;
    readonly number: number;
    readonly slug: string;
    readonly status: EventStatus;
    readonly name: LocalizedText;
    readonly venueName: LocalizedText;
    readonly venueAddress: string;
    readonly contactEmail: string;
    /** The first opening. */
    readonly startsAt: Date | null;
    /** The end of the last day. */
    readonly endsAt: Date | null;
    /** First day first. */
    readonly days: readonly OfferDay[];
  };
  readonly ticketType: {
    readonly id: string;
    readonly number: number;
    readonly version: number;
    readonly name: LocalizedText;
    readonly approval: ApprovalMode;
    readonly hidden: boolean;
    readonly places: number | null;
    readonly confirmed: number;
    readonly held: number;
    readonly waiting: number;
    readonly waitlistOpen: boolean;
    readonly transfers: TransferRules;
    readonly opensAt: Date | null;
    readonly closesAt: Date | null;
    readonly validDayIds: readonly string[];
  };
  /** The event's active key. */
  readonly key: { readonly id: string; readonly number: number };
}

type OnOffer = ExpressionBuilder<EventsTables, 'ticket_types' | 'events'>;

const daysOf = (row: OnOffer) =>
  sql<OfferDay[]>`(${row
    .selectFrom('event_days')
    .select(
      sql`coalesce(jsonb_agg(jsonb_build_object('id', id, 'date', date, 'opensAt', opens_at, 'closesAt', closes_at, 'label', label)
        order by date), '[]')`.as('days'),
    )
    .whereRef('event_days.event_id', '=', 'events.id')})`.as('days');

/** Selects the facts of one ticket type in one statement; a caller may add to it. */
export function selectOffer(sql: EventsSql, ticketTypeId: string) {
  return sql
    .selectFrom('ticket_types')
    .innerJoin('events', 'events.id', 'ticket_types.event_id')
    .innerJoin('event_keys', (join) =>
      join.onRef('event_keys.event_id', '=', 'events.id').on('event_keys.status', '=', 'ACTIVE'),
    )
    .where('ticket_types.id', '=', ticketTypeId)
    .select([
      'ticket_types.id',
      'ticket_types.number',
      'ticket_types.version',
      'ticket_types.name',
      'ticket_types.approval',
      'ticket_types.hidden',
      'ticket_types.places',
      'ticket_types.confirmed_count',
      'ticket_types.held_count',
      'ticket_types.waiting_count',
      'ticket_types.waitlist_open',
      'ticket_types.transfers_allowed',
      'ticket_types.transfers_until',
      'ticket_types.opens_at',
      'ticket_types.closes_at',
      'events.id as event_id',
      'events.number as event_number',
      'events.slug',
      'events.status as event_status',
      'events.name as event_name',
      'events.venue_name',
      'events.venue_address',
      'events.contact_email',
      'event_keys.id as key_id',
      'event_keys.key_number',
    ])
    .select((row) => [validDayIdsOf(row), daysOf(row)]);
}

type OfferRow = Awaited<ReturnType<ReturnType<typeof selectOffer>['executeTakeFirstOrThrow']>>;

/** The row that `selectOffer` gave, as facts. */
export function offerFrom(row: OfferRow): OfferFacts {
  const first = row.days[0];
  const last = row.days.at(-1);
  return {
    event: {
      id: row.event_id,
      number: row.event_number,
      slug: row.slug,
      status: row.event_status,
      name: row.event_name,
      venueName: row.venue_name,
      venueAddress: row.venue_address,
      contactEmail: row.contact_email,
      startsAt: first ? instantOf(first.date, first.opensAt) : null,
      endsAt: last ? endOfDay(last.date) : null,
      days: row.days,
    },
    ticketType: {
      id: row.id,
      number: row.number,
      version: row.version,
      name: row.name,
      approval: row.approval,
      hidden: row.hidden,
      places: row.places,
      confirmed: row.confirmed_count,
      held: row.held_count,
      waiting: row.waiting_count,
      waitlistOpen: row.waitlist_open,
      transfers: { allowed: row.transfers_allowed, until: row.transfers_until },
      opensAt: row.opens_at,
      closesAt: row.closes_at,
      validDayIds: row.valid_day_ids,
    },
    key: { id: row.key_id, number: row.key_number },
  };
}

/** The facts of a ticket type that is known to exist. */
export async function offerOf(sql: EventsSql, ticketTypeId: string): Promise<OfferFacts> {
  return offerFrom(await selectOffer(sql, ticketTypeId).executeTakeFirstOrThrow());
}

/** The days on which tickets of the type are good, first day first. */
export function validDaysOf({ event, ticketType }: OfferFacts): OfferDay[] {
  return event.days.filter(({ id }) => ticketType.validDayIds.length === 0 || ticketType.validDayIds.includes(id));
}
