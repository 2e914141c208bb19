import { StaleVersion } from '@pho-hien/kernel';
import { notFound, type Transaction } from '@pho-hien/platform';
import { boothsSql } from '../sql.ts';

/** Locks the hall until the transaction ends and gives its row. Throws `NOT_FOUND`, `StaleVersion`. */
export async function lockHallAt(tx: Transaction, id: string, version: number) {
  const row = await boothsSql(tx)
    .selectFrom('halls')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.version !== version) throw new StaleVersion(row.version);
  return row;
}

/** A locked hall. */
export type LockedHall = Awaited<ReturnType<typeof lockHallAt>>;
