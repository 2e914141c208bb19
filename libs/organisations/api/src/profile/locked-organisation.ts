import { notFound, type Transaction } from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';

/**
 * Locks an organisation until the transaction ends and gives its row; of one that was merged, that
 * of the one which goes on in its place. Throws `NOT_FOUND`.
 */
export async function lockOrganisation(tx: Transaction, id: string) {
  const sql = organisationsSql(tx);
  // A second look where it was merged while we waited.
  for (let wanted = id; ;) {
    const row = await sql
      .selectFrom('organisations')
      .selectAll()
      .where('id', '=', wanted)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw notFound();
    if (row.merged_into_id === null) return row;
    wanted = row.merged_into_id;
  }
}

/** A locked row of `organisations`. */
export type LockedOrganisation = Awaited<ReturnType<typeof lockOrganisation>>;
