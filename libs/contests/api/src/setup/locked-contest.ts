import { StaleVersion } from '@pho-hien/kernel';
import { notFound, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { setupOf } from './stored-setup.ts';

/** Locks the contest until the transaction ends and gives its row, with the set-up as the rules know it. Throws `NOT_FOUND`. */
export async function lockContest(tx: Transaction, id: string) {
  const row = await contestsSql(tx)
    .selectFrom('contests')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, setup: setupOf(row) };
}

/** A locked contest. */
export type LockedContest = Awaited<ReturnType<typeof lockContest>>;

/** As `lockContest`; throws `StaleVersion` when somebody else changed it since `version` was read. */
export async function lockContestAt(tx: Transaction, id: string, version: number): Promise<LockedContest> {
  const row = await lockContest(tx, id);
  if (row.version !== version) throw new StaleVersion(row.version);
  return row;
}
