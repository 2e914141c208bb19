import { prepare, type PreparedStatement, type RunStatement } from '@pho-hien/platform';
import { sql as raw } from 'kysely';

interface Places {
  readonly listIds: readonly string[];
  readonly ticketIds: readonly string[];
}

const unseated = prepare<Places>()('check_in_sync_unseated', [], (db, places) => {
  const statement = raw`
    select place.list_id, place.ticket_id
    from unnest(${places.listIds}::uuid[], ${places.ticketIds}::uuid[]) as place (list_id, ticket_id)
    join check_in_lists list on list.id = place.list_id
    join event_sessions session on session.id = list.session_id and session.places is not null
    join tickets on tickets.id = place.ticket_id
    where not exists (select from session_sign_ups seat
      where seat.session_id = session.id and seat.registration_id = tickets.registration_id)`;
  return { compile: () => statement.compile(db) };
}) as PreparedStatement<Places, { readonly list_id: string; readonly ticket_id: string }>;

/** Of tickets on lists of sessions: who did not sign up, as `list ticket`. Asks nothing where there is no such list. */
export async function unseatedAmong(
  run: RunStatement,
  places: readonly { readonly listId: string; readonly ticketId: string | null }[],
): Promise<ReadonlySet<string>> {
  const named = places.flatMap(({ listId, ticketId }) => (ticketId === null ? [] : [{ listId, ticketId }]));
  if (named.length === 0) return new Set();
  const rows = await run(unseated, {
    listIds: named.map(({ listId }) => listId),
    ticketIds: named.map(({ ticketId }) => ticketId),
  });
  return new Set(rows.map((row) => `${row.list_id} ${row.ticket_id}`));
}
