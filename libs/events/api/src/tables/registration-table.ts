import { REGISTRATION_STATUSES, type TicketStatus, type TableSelection } from '@pho-hien/events-core';
import { formatPhone, textIn } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { inOrder, type RegistrationSelection, selectRegistrations } from '../registrations/registration-selection.ts';
import type { EventsSql } from '../sql.ts';
import { isAscending, isByName } from './place.ts';
import { statusText, ticketText } from './status-words.ts';
import { type TablePart, type TableRow, type TableSource, timeText } from './table-source.ts';

/** Who registered, with the newest ticket of each. */
export const registrationTable: TableSource<Row> = {
  table: 'REGISTRATIONS',
  read,
  async count(sql, selection) {
    const { total } = await selectRegistrations(sql, chosen(selection))
      .select(({ fn }) => fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow();
    return Number(total);
  },
  cells: {
    NAME: ({ full_name }) => full_name,
    ORGANISATION: ({ organisation_name }) => organisation_name ?? '',
    EMAIL: ({ email }) => email,
    PHONE: ({ phone }) => (phone ? formatPhone(phone) : ''),
    TICKET_TYPE: ({ type_name }, locale) => textIn(type_name, locale),
    SUBMITTED: ({ submitted_at }, locale) => timeText(submitted_at, locale),
    STATUS: ({ status, ticket_status }, locale) => {
      const words = statusText(status, locale);
      return status === 'CONFIRMED' && ticket_status && ticket_status !== 'VALID'
        ? `${words} · ${ticketText(ticket_status, locale)}`
        : words;
    },
    DECIDED: ({ decided_at }, locale) => timeText(decided_at, locale),
    TICKET: ({ short_code, ticket_status }) => (ticket_status === 'VALID' ? (short_code ?? '') : ''),
    LANGUAGE: (row, locale) => (row.locale === 'vi' ? m.common_vietnamese : m.common_english)({}, { locale }),
    NOTE: ({ note }) => note ?? '',
  },
  status: ({ status }) => status,
  opens: ({ id }) => id,
};

/** What a row is written from, and no more: fifty thousand are read in one go. */
const COLUMNS = [
  'registrations.id',
  'registrations.ticket_type_id',
  'registrations.full_name',
  'registrations.search_name',
  'registrations.organisation_name',
  'registrations.email',
  'registrations.phone',
  'registrations.submitted_at',
  'registrations.status',
  'registrations.decided_at',
  'registrations.locale',
  'registrations.note',
] as const;

type Row = Awaited<ReturnType<typeof read>>[number] & TableRow;

/** Those of the page first; what hangs on each only for these. */
async function read(sql: EventsSql, { selection, order, after, count }: TablePart) {
  const direction = isAscending(order) ? 'asc' : 'desc';
  const page = inOrder(selectRegistrations(sql, chosen(selection)), order, after)
    .select(COLUMNS)
    .limit(count);
  const rows = await sql
    .with('page', () => page)
    .selectFrom('page')
    .innerJoin('ticket_types', 'ticket_types.id', 'page.ticket_type_id')
    .leftJoinLateral(
      (on) =>
        on
          .selectFrom('tickets')
          .select(['tickets.short_code', 'tickets.status as ticket_status'])
          .whereRef('tickets.registration_id', '=', 'page.id')
          .orderBy('tickets.id', 'desc')
          .limit(1)
          .as('ticket'),
      (join) => join.onTrue(),
    )
    .selectAll('page')
    .select(['ticket_types.name as type_name', 'ticket.short_code', 'ticket.ticket_status'])
    .orderBy(isByName(order) ? 'page.search_name' : 'page.submitted_at', direction)
    .orderBy('page.id', direction)
    .execute();
  return rows.map((row) => ({
    ...row,
    at: row.submitted_at,
    sortName: row.search_name,
    ticket_status: row.ticket_status as TicketStatus | null,
  }));
}

/** A state that registrations do not have narrows nothing. */
function chosen({ status, ...selection }: TableSelection): RegistrationSelection {
  return { ...selection, status: REGISTRATION_STATUSES.find((known) => known === status) ?? null };
}
