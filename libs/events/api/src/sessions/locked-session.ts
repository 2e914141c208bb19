import { notFound, type Transaction } from '@pho-hien/platform';
import { lockEvent } from '../events/locked-event.ts';
import { programmeSql } from './programme-sql.ts';

/**
 * Locks a session, and before it its event, until the transaction ends: nobody edits the programme or
 * takes a place meanwhile. Throws `NOT_FOUND`.
 */
export async function lockSession(tx: Transaction, id: string) {
  const sql = programmeSql(tx);
  const find = sql.selectFrom('event_sessions').selectAll().where('id', '=', id);
  const found = await find.executeTakeFirst();
  if (!found) throw notFound();
  await lockEvent(tx, found.event_id);
  const row = await find.forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
