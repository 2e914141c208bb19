import { notFound, type Transaction } from '@pho-hien/platform';
import { type LockedContest, lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { frozenSetup, roundIn } from './frozen-rules.ts';

/** Locks the contest and the round, in this order, and gives both. Throws `NOT_FOUND`. */
export async function lockRound(tx: Transaction, roundId: string) {
  const sql = contestsSql(tx);
  const place = await sql
    .selectFrom('contest_rounds')
    .select('contest_id')
    .where('id', '=', roundId)
    .executeTakeFirst();
  if (!place) throw notFound();
  const contest = await lockContest(tx, place.contest_id);
  const round = await sql
    .selectFrom('contest_rounds')
    .selectAll()
    .where('id', '=', roundId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!round) throw notFound();
  return { contest, round };
}

/** A locked round with its contest. */
export interface LockedRound {
  readonly contest: LockedContest;
  readonly round: Awaited<ReturnType<typeof lockRound>>['round'];
}

/** The rules by which an opened round goes. */
export async function rulesOf(tx: Transaction, round: { readonly id: string; readonly rules_id: string | null }) {
  if (round.rules_id === null) throw new Error(`Round ${round.id} has not opened`);
  const rules = await contestsSql(tx)
    .selectFrom('contest_rules')
    .select(['id', 'version', 'hash', 'canonical'])
    .where('id', '=', round.rules_id)
    .executeTakeFirstOrThrow();
  return { ...roundIn(frozenSetup(rules), round.id), rulesId: rules.id };
}
