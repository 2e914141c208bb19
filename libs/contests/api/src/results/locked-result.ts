import { notFound, type Transaction } from '@pho-hien/platform';
import { lockRound } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';

/** Locks the contest, the round and a version of its result, in this order. Throws `NOT_FOUND`. */
export async function lockResult(tx: Transaction, resultId: string) {
  const sql = contestsSql(tx);
  const place = await sql
    .selectFrom('contest_results')
    .select('round_id')
    .where('id', '=', resultId)
    .executeTakeFirst();
  if (!place) throw notFound();
  const locked = await lockRound(tx, place.round_id);
  const result = await sql
    .selectFrom('contest_results')
    .selectAll()
    .where('id', '=', resultId)
    .forUpdate()
    .executeTakeFirst();
  if (!result) throw notFound();
  return { ...locked, result };
}
