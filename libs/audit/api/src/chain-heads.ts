import type { ChainHead } from '@pho-hien/audit-core';
import type { Transaction } from '@pho-hien/platform';
import { CompiledQuery } from 'kysely';

/** A chain's head, and when it was written. */
export interface DatedHead extends ChainHead {
  readonly at: Date;
}

const BATCH = 2000;

// In the order of the lines that the digest is made of, which is not that of the columns.
const HEADS = `
  declare audit_heads no scroll cursor for
  select aggregate_type as "aggregateType", aggregate_id as "aggregateId", sequence, hash, at
  from (
    select distinct on (aggregate_type, aggregate_id) aggregate_type, aggregate_id, sequence, hash, at
    from audit_entries
    where at < $1
    order by aggregate_type, aggregate_id, sequence desc
  ) as heads
  where $2::timestamptz is null or at >= $2
  order by (aggregate_type || '/' || aggregate_id || '/') collate "C"`;

/**
 * The head of every chain as it was at an instant, a batch at a time, however many there are.
 *
 * @param upTo entries before this instant count
 * @param since only chains that grew at or after it; null: all
 */
export async function* headsAt(tx: Transaction, upTo: Date, since: Date | null): AsyncGenerator<DatedHead> {
  const sql = tx.getKysely();
  await sql.executeQuery(CompiledQuery.raw(HEADS, [upTo, since]));
  try {
    for (;;) {
      const { rows } = await sql.executeQuery<DatedHead>(CompiledQuery.raw(`fetch ${BATCH} from audit_heads`));
      yield* rows;
      if (rows.length < BATCH) return;
    }
  } finally {
    await sql.executeQuery(CompiledQuery.raw('close audit_heads'));
  }
}
