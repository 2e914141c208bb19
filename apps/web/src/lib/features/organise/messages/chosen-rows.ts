import { type EventTable, MOST_CHOSEN } from '@pho-hien/events-core';
import { isId } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import type { ChosenRowsInput } from '#generated/graphql.ts';
import { count } from '#lib/shell/written.ts';
import { deskOf } from '../addresses.ts';
import { FILTERS, tableNamed, wishOf } from '../table/table-address.ts';
import { tableText } from '../table/table-words.ts';

/** The part of an address that is read here. */
type Query = Pick<URLSearchParams, 'get'>;

/** Where one writes to those behind rows of a table; `ids` null: to all that the table of `query` shows. */
export function writeTo(eventId: string, table: EventTable, ids: readonly string[] | null, query: Query): string {
  const asked = new URLSearchParams({ table: table.toLowerCase() });
  if (ids) asked.set('rows', ids.join('.'));
  else for (const name of FILTERS) if (query.get(name)) asked.set(name, query.get(name)!);
  return deskOf(eventId, `messages/announcements/new?${asked}`);
}

/** The rows that an address means; null for none. */
export function chosenIn(query: Query): ChosenRowsInput | null {
  const table = tableNamed(query.get('table') ?? '');
  if (!table) return null;
  const ids = query.get('rows')?.split('.').filter(isId).slice(0, MOST_CHOSEN);
  return ids ? { table, ids } : { table, filter: wishOf(query).filter };
}

const named: Record<EventTable, (inputs: { count: string }) => string> = {
  REGISTRATIONS: m.messages_chosen_registrations,
  TICKETS: m.messages_chosen_tickets,
  ORGANISATIONS: m.messages_chosen_organisations,
  SESSIONS: m.messages_chosen_sessions,
  PEOPLE: m.messages_chosen_people,
};

/** To whom, in words; `rows` null: all that the table showed. */
export const chosenText = ({ table, rows }: { table: EventTable; rows: number | null }): string =>
  rows === null ? m.messages_chosen_all({ table: tableText(table) }) : named[table]({ count: count(rows) });
