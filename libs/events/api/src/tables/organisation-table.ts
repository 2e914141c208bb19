import type { TableSelection } from '@pho-hien/events-core';
import { type RawBuilder, sql as raw } from 'kysely';
import { everyWordIn, partOf } from './raw-part.ts';
import { type TableRow, type TableSource, timeText } from './table-source.ts';

interface Row extends TableRow {
  readonly name: string;
  readonly registrations: number;
  readonly confirmed: number;
}

/** As `searchKey` writes it. */
const key = raw`replace(lower(regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f]', '', 'g')), 'đ', 'd')`;

/** Under one name, however it was typed in capitals or without diacritics, is one organisation. */
function grouped({ eventId, search, status: _status, ticketTypeId }: TableSelection): RawBuilder<unknown> {
  return raw`select (min(id::text))::uuid as id, min(name) as name, ${key} as "sortName", max(latest) as "at",
         sum(registrations)::int as registrations, sum(confirmed)::int as confirmed
    from (select organisation_name as name, min(id::text) as id, max(submitted_at) as latest, count(*) as registrations,
                 count(*) filter (where status = 'CONFIRMED') as confirmed
            from registrations
           where event_id = ${eventId} and organisation_name is not null ${ticketTypeId ? raw`and ticket_type_id = ${ticketTypeId}` : raw``}
           group by organisation_name) named
   where ${everyWordIn(key, search)} group by "sortName"`;
}

/** The organisations for which people registered. */
export const organisationTable: TableSource<Row> = {
  table: 'ORGANISATIONS',
  async read(sql, part) {
    const { rows } = await raw<Row>`select * from (${grouped(part.selection)}) found ${partOf(part)}`.execute(sql);
    return rows;
  },
  async count(sql, selection) {
    const { rows } = await raw<{ count: string }>`select count(*) from (${grouped(selection)}) found`.execute(sql);
    return Number(rows[0]!.count);
  },
  cells: {
    ORGANISATION: ({ name }) => name,
    REGISTRATIONS: ({ registrations }) => String(registrations),
    CONFIRMED: ({ confirmed }) => String(confirmed),
    SUBMITTED: ({ at }, locale) => timeText(at, locale),
  },
  status: () => null,
  opens: ({ name }) => name,
};
