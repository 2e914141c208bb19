import { notFound, type Transaction } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';

/** Locks the import until the transaction ends and gives its row. Throws `NOT_FOUND`. */
export async function lockImport(tx: Transaction, id: string) {
  const row = await eventsSql(tx)
    .selectFrom('group_imports')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
