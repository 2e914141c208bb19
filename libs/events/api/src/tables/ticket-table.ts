import { TICKET_STATUSES, type TicketStatus, type TableSelection } from '@pho-hien/events-core';
import { type LocalizedText, textIn } from '@pho-hien/kernel';
import { type RawBuilder, sql as raw } from 'kysely';
import type { EventsSql } from '../sql.ts';
import { openText } from '../registrations/registration-selection.ts';
import { everyWordIn } from './raw-part.ts';
import { ticketText } from './status-words.ts';
import { type TableRow, type TableSource, timeText } from './table-source.ts';

interface Row extends TableRow {
  readonly registrationId: string;
  readonly shortCode: string;
  readonly fullName: string;
  readonly email: string;
  readonly typeName: LocalizedText;
  readonly status: TicketStatus;
  readonly endedAt: Date | null;
  readonly reason: string | null;
}

/** The beginning of a short code, with its dashes or without: four signs or more, one of them a digit. */
const CODE = /^(?=.*\d)(?!0\d+$)[0-9a-z]{4}-?[0-9a-z]{0,4}-?[0-9a-z]?$/i;

/** The part of a statement from `tickets t` and `registrations` on that finds the tickets of a selection. */
export function ticketsMatching({
  eventId,
  status,
  ticketTypeId,
  search,
  byContact,
}: TableSelection): RawBuilder<unknown> {
  const state = TICKET_STATUSES.find((known) => known === status);
  const typed = search?.trim() ?? '';
  const found = CODE.test(typed)
    ? raw`replace(t.short_code, '-', '') like ${`${typed.replaceAll('-', '').toUpperCase()}%`}`
    : raw`${everyWordIn(raw`registrations.search_text`, typed)} and ${byContact ? raw`true` : everyWordIn(openText, typed)}`;
  return raw`tickets t join registrations on registrations.id = t.registration_id
    where registrations.event_id = ${eventId} and ${found}
      ${state ? raw`and t.status = ${state}` : raw``} ${ticketTypeId ? raw`and registrations.ticket_type_id = ${ticketTypeId}` : raw``}`;
}

/** Every ticket that was issued. */
export const ticketTable: TableSource<Row> = {
  table: 'TICKETS',
  // Their ids grow with time, and have an index.
  async read(sql: EventsSql, { selection, order, after, count }) {
    const [direction, sign] = order === 'OLDEST' ? [raw`asc`, raw`>`] : [raw`desc`, raw`<`];
    const beyond = after ? raw`and t.id ${sign} ${after.id}::uuid` : raw``;
    const { rows } = await raw<Row>`
      with page as (select t.id from ${ticketsMatching(selection)} ${beyond} order by t.id ${direction} limit ${count})
      select t.id, t.issued_at as "at", '-' as "sortName", t.registration_id as "registrationId", t.status,
             t.short_code as "shortCode", t.ended_at as "endedAt", t.ended_reason as reason,
             r.full_name as "fullName", r.email, y.name as "typeName"
        from page join tickets t on t.id = page.id join registrations r on r.id = t.registration_id
        join ticket_types y on y.id = r.ticket_type_id
       order by t.id ${direction}`.execute(sql);
    return rows;
  },
  async count(sql, selection) {
    const { rows } = await raw<{ count: string }>`select count(*) from ${ticketsMatching(selection)}`.execute(sql);
    return Number(rows[0]!.count);
  },
  cells: {
    TICKET: ({ shortCode }) => shortCode,
    NAME: ({ fullName }) => fullName,
    EMAIL: ({ email }) => email,
    TICKET_TYPE: ({ typeName }, locale) => textIn(typeName, locale),
    ISSUED: ({ at }, locale) => timeText(at, locale),
    STATUS: ({ status }, locale) => ticketText(status, locale),
    ENDED: ({ endedAt }, locale) => timeText(endedAt, locale),
    REASON: ({ reason }) => reason ?? '',
  },
  status: ({ status }) => status,
  opens: ({ registrationId }) => registrationId,
};
