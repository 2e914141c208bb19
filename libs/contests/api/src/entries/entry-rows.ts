import { notFound, type Transaction } from '@pho-hien/platform';
import { StaleVersion } from '@pho-hien/kernel';
import { contestsSql } from '../sql.ts';

/** Locks the entry until the transaction ends and gives its row with its team. Throws `NOT_FOUND`. */
export async function lockEntry(tx: Transaction, id: string) {
  const sql = contestsSql(tx);
  const row = await sql.selectFrom('contest_entries').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound();
  const team = await sql
    .selectFrom('contest_entry_members')
    .select(['full_name', 'email', 'task'])
    .where('entry_id', '=', id)
    .orderBy('position')
    .execute();
  return { ...row, team };
}

/** A locked entry. */
export type LockedEntry = Awaited<ReturnType<typeof lockEntry>>;

/** As `lockEntry`; throws `StaleVersion` when somebody else changed it since `version` was read. */
export async function lockEntryAt(tx: Transaction, id: string, version: number): Promise<LockedEntry> {
  const row = await lockEntry(tx, id);
  if (row.version !== version) throw new StaleVersion(row.version);
  return row;
}

/** In which contest an entry is; throws `NOT_FOUND`. The contest is locked before its entries, everywhere. */
export async function contestOf(tx: Transaction, entryId: string): Promise<string> {
  const row = await contestsSql(tx)
    .selectFrom('contest_entries')
    .select('contest_id')
    .where('id', '=', entryId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.contest_id;
}

/** The lowest of 1 … `allowed` that is not taken; null where the rules set no bound. */
export function freeSlot(allowed: number | null, taken: readonly number[]): number | null {
  if (allowed === null) return null;
  const free = Array.from({ length: allowed }, (_, at) => at + 1).find((slot) => !taken.includes(slot));
  if (free === undefined) throw new Error('The rules admit an entry for which there is no place');
  return free;
}
