import { StaleVersion } from '@pho-hien/kernel';
import { notFound, type Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';

/**
 * Locks the event until the transaction ends and gives its row: its editors wait for each other, and
 * nobody who registers does. Throws `NOT_FOUND`.
 */
export async function lockEvent(tx: Transaction, id: string) {
  const row = await eventsSql(tx)
    .selectFrom('events')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** As `lockEvent`; throws `StaleVersion` when somebody else changed it since `version` was read. */
export async function lockEventAt(tx: Transaction, id: string, version: number) {
  const row = await lockEvent(tx, id);
  if (row.version !== version) throw new StaleVersion(row.version);
  return row;
}
