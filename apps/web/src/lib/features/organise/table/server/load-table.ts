import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { EXPORT_FORMATS, type EventTable } from '@pho-hien/events-core';
import { EventTablePageDocument, ExportTableDocument } from '#generated/graphql.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { deskOf } from '../../addresses.ts';
import { writeTo } from '../../messages/chosen-rows.ts';
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

/** Has the table that somebody sees written as a file, and leads to where they see how far it is. */
export async function exportTable(
  event: Pick<RequestEvent, 'cookies' | 'fetch' | 'request' | 'url'>,
  eventId: string,
  table: EventTable,
) {
  const given = (await event.request.formData()).get('format');
  const format = EXPORT_FORMATS.find((known) => known === given) ?? 'XLSX';
  const columns = columnsIn(event.cookies.get(columnsCookie(table)));
  const wanted = { eventId, table, format, columns, ...wishOf(event.url.searchParams) };
  const { done, refusal } = await attempt(event, ExportTableDocument, { input: wanted });
  if (refusal) return fail(statusOf(refusal), { refusal });
  redirect(303, deskOf(eventId, `registrations/exports/${done.exportTable.id}`));
}

/** Leads to where one writes to those who were chosen: what the link does where scripts run. */
export async function writeToChosen(event: Pick<RequestEvent, 'request' | 'url'>, eventId: string, table: EventTable) {
  const ids = (await event.request.formData()).getAll('row').map(String).slice(0, ROWS);
  redirect(303, writeTo(eventId, table, ids, event.url.searchParams));
}
