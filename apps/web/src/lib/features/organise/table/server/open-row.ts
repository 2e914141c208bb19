import type { RequestEvent } from '@sveltejs/kit';
import type { EventTable, TableColumn } from '@pho-hien/events-core';
import {
  EventTablePageDocument,
  type EventTablePageQuery,
  RowHistoryDocument,
  RowTimeLineDocument,
} from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';

/** How many of the registrations behind a row are shown beside it; all are a page away. */
const SHOWN = 12;
/** How much of a time line is shown at once. */
const ITEMS = 20;
const COLUMNS: TableColumn[] = ['NAME', 'TICKET_TYPE', 'STATUS'];

/** What stands behind the row that an address opens: the registrations under its name or address, and what happened. */
export async function openRow(
  { fetch, url }: Pick<RequestEvent, 'fetch' | 'url'>,
  eventId: string,
  table: EventTable,
  page: EventTablePageQuery['eventTable'],
  id: string | null,
) {
  const opens = page.rows.find((row) => row.id === id)?.opens ?? null;
  const behind = async () => {
    const filter = table === 'ORGANISATIONS' ? { organisation: opens } : { search: opens };
    const wanted = { eventId, table: 'REGISTRATIONS', filter, columns: COLUMNS, first: SHOWN } as const;
    return (await request(fetch, EventTablePageDocument, wanted)).eventTable;
  };
  const history = async () => {
    const { eventAuditLog } = await request(fetch, RowHistoryDocument, {
      eventId,
      type: 'event_session',
      id: opens!,
    });
    return eventAuditLog.edges.map(({ node }) => node);
  };
  const timeLine = async () => {
    const after = url.searchParams.get('before');
    return (await request(fetch, RowTimeLineDocument, { eventId, table, rowId: id!, first: ITEMS, after })).rowHistory;
  };
  const none = () => null;
  const open = page.rows.some((row) => row.id === id);
  const [found, done, line] = await Promise.all([
    opens !== null && table !== 'SESSIONS' ? behind().catch(none) : null,
    opens !== null && table === 'SESSIONS' ? history().catch(none) : null,
    open && table !== 'SESSIONS' ? timeLine().catch(none) : null,
  ]);
  return { openId: id, behind: found, history: done, line };
}
