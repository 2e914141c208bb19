import type { TicketTypeInput } from '@pho-hien/events-core';
import { type LocalizedText, normaliseName } from '@pho-hien/kernel';
import { type ExpressionBuilder, sql } from 'kysely';
import type { EventsTables } from '../sql.ts';

type OnTicketType = ExpressionBuilder<EventsTables, 'ticket_types'>;

const inBoth = (text: LocalizedText, tidy: (one: string) => string): LocalizedText => ({
  vi: tidy(text.vi),
  en: tidy(text.en),
});

/** What an organiser said, as the columns of `ticket_types`. Meant for input without problems. */
export function ticketTypeColumns(input: TicketTypeInput) {
  return {
    name: inBoth(input.name, normaliseName),
    description: inBoth(input.description, (text) => text.normalize('NFC').trim()),
    audience: input.audience,
    approval: input.approval,
    places: input.places,
    opens_at: input.opensAt,
    closes_at: input.closesAt,
    hidden: input.hidden,
  };
}

/** Selects the ids of the days on which a ticket type is valid; none: every day. */
export function validDayIdsOf(row: OnTicketType) {
  return sql<string[]>`array(${row
    .selectFrom('ticket_type_days')
    .select('event_day_id')
    .whereRef('ticket_type_id', '=', 'ticket_types.id')
    .orderBy('event_day_id')})`.as('valid_day_ids');
}

/** Selects the last day of a ticket type's event. */
export function lastDayOf(row: OnTicketType) {
  return row
    .selectFrom('event_days')
    .select(({ fn }) => fn.max('date').as('last'))
    .whereRef('event_days.event_id', '=', 'ticket_types.event_id')
    .as('last_day');
}
