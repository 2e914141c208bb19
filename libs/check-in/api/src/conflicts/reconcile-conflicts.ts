import type { Conflict } from '@pho-hien/check-in-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { prepare, type RunStatement } from '@pho-hien/platform';
import { sql as raw } from 'kysely';

/** What the fold said of a ticket on a list. */
export interface FoldedConflicts {
  readonly listId: string;
  readonly ticketId: string;
  /** Those that were added; where the history was folded anew, all that there are. */
  readonly conflicts: readonly Conflict[];
  readonly isRefolded: boolean;
}

/** Whether there is anything to write. */
export const concernsConflicts = ({ conflicts, isRefolded }: FoldedConflicts): boolean =>
  isRefolded || conflicts.length > 0;

/**
 * Brings the rows of conflicts in line with the fold: new pairs come, the two of a pair may change
 * places, and a pair that is none any more goes. What a person has settled stays as it was.
 */
export async function reconcileConflicts(
  run: RunStatement,
  folded: readonly FoldedConflicts[],
  clock: Clock,
): Promise<void> {
  const noticedAt = clock.now();
  const places = folded
    .filter(({ isRefolded }) => isRefolded)
    .map(({ listId, ticketId }) => ({ list_id: listId, ticket_id: ticketId }));
  const pairs = folded.flatMap(({ listId, ticketId, conflicts }) =>
    conflicts.map(({ entryScanId, conflictingScanId }) => ({
      id: newId(clock),
      list_id: listId,
      ticket_id: ticketId,
      entry_scan_id: entryScanId,
      other_scan_id: conflictingScanId,
      noticed_at: noticedAt,
    })),
  );
  await run(writeConflicts, { places: JSON.stringify(places), pairs: JSON.stringify(pairs) });
}

const writeConflicts = prepare<{ places: string; pairs: string }>()('check_in_conflicts', [], (db, given) => {
  const statement = raw<never>`
    with pair as (
      select * from json_to_recordset(${given.pairs}::json) as made (id uuid, list_id uuid, ticket_id uuid,
        entry_scan_id uuid, other_scan_id uuid, noticed_at timestamptz)
    ), gone as (
      delete from conflicts
      using json_to_recordset(${given.places}::json) as place (list_id uuid, ticket_id uuid)
      where conflicts.list_id = place.list_id and conflicts.ticket_id = place.ticket_id and settled_at is null
        and not exists (select from pair
          where conflicts.entry_scan_id in (pair.entry_scan_id, pair.other_scan_id)
            and conflicts.other_scan_id in (pair.entry_scan_id, pair.other_scan_id))
    )
    insert into conflicts (id, list_id, ticket_id, entry_scan_id, other_scan_id, noticed_at)
    select id, list_id, ticket_id, entry_scan_id, other_scan_id, noticed_at from pair
    on conflict (least(entry_scan_id, other_scan_id), greatest(entry_scan_id, other_scan_id)) do update
      set entry_scan_id = excluded.entry_scan_id, other_scan_id = excluded.other_scan_id
      where conflicts.settled_at is null and conflicts.entry_scan_id <> excluded.entry_scan_id`;
  return { compile: () => statement.compile(db) };
});
