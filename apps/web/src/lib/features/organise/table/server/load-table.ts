import type { RequestEvent } from '@sveltejs/kit';
import type { EventTable } from '@pho-hien/events-core';
import { EventTablePageDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import { columnsCookie, columnsIn, ROWS, wishOf } from '../table-address.ts';

const A_YEAR_S = 365 * 24 * 60 * 60;

type Asker = Pick<RequestEvent, 'cookies' | 'fetch' | 'url'>;

/** A page of a table, as the address and the kept columns ask for it. */
export async function loadTable(event: Asker, eventId: string, table: EventTable) {
  const { managedEvent, eventTable } = await ask(event, EventTablePageDocument, {
    eventId,
    table,
    ...wishOf(event.url.searchParams),
    columns: columnsIn(event.cookies.get(columnsCookie(table))),
    first: ROWS,
    after: event.url.searchParams.get('after') || null,
  });
  return { table, ticketTypes: managedEvent.ticketTypes, page: eventTable };
}

/** Keeps which columns somebody wants to see of a table. */
export async function keepColumns(event: Pick<RequestEvent, 'cookies' | 'request'>, table: EventTable) {
  const chosen = columnsIn((await event.request.formData()).getAll('column').join('.'));
  const name = columnsCookie(table);
  if (chosen) event.cookies.set(name, chosen.join('.'), { path: '/', maxAge: A_YEAR_S });
  else event.cookies.delete(name, { path: '/' });
  return { columns: true };
}
