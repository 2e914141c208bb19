import { notFound, type Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';

/** Locks the registration until the transaction ends and gives its row. Throws `NOT_FOUND`. */
export async function lockRegistration(tx: Transaction, id: string) {
  const row = await eventsSql(tx)
    .selectFrom('registrations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** The row that `lockRegistration` gave. */
export type LockedRegistration = Awaited<ReturnType<typeof lockRegistration>>;
