import { canonicalRanking, foldSheet, pointsOf, rankEntries, type Ranking, rankingHash } from '@pho-hien/contests-core';
import type { Transaction } from '@pho-hien/platform';
import { rulesOf } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';

/** A ranking with its one spelling and digest. */
export interface RankedRound {
  readonly ranking: Ranking;
  readonly canonical: string;
  readonly hash: string;
  readonly rulesId: string;
}

/**
 * Ranks a round from what is stored and from nothing else: its frozen rules, its entries, the facts on its sheets that
 * were handed in, and the seed of its lot. Years later it gives the same, to the last digit.
 *
 * @param known entries of a result that was decided; null: those that are in the round now
 */
export async function rankRound(
  tx: Transaction,
  roundId: string,
  known: readonly string[] | null,
): Promise<RankedRound> {
  const sql = contestsSql(tx);
  const round = await sql
    .selectFrom('contest_rounds')
    .select(['id', 'rules_id', 'lot_seed'])
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  const { round: rules, rulesId } = await rulesOf(tx, round);
  const entries = await sql
    .selectFrom('contest_round_entries')
    .innerJoin('contest_entries', 'contest_entries.id', 'contest_round_entries.entry_id')
    .select(['contest_entries.id', 'submitted_at', 'status'])
    .where('contest_round_entries.round_id', '=', roundId)
    .execute();
  const ranked = entries.filter(({ id, status }) => (known ? known.includes(id) : status !== 'WITHDRAWN'));
  const ids = new Set(ranked.map(({ id }) => id));
  const sheets = await sql
    .selectFrom('contest_sheets')
    .select(['id', 'judge_id', 'entry_id'])
    .where('round_id', '=', roundId)
    .where('calibration', '=', false)
    .where('status', '=', 'SUBMITTED')
    .execute();
  const facts = await sql
    .selectFrom('contest_score_facts')
    .innerJoin('contest_sheets', 'contest_sheets.id', 'contest_score_facts.sheet_id')
    .select(['contest_score_facts.id', 'sheet_id', 'criterion_id as criterionId', 'points', 'note'])
    .select('written_at as at')
    .where('contest_sheets.round_id', '=', roundId)
    .execute();
  const factsOf = Map.groupBy(facts, ({ sheet_id }) => sheet_id);
  const ranking = rankEntries({
    rules,
    entries: ranked.map(({ id, submitted_at }) => ({ id, submittedAt: submitted_at! })),
    sheets: sheets
      .filter(({ entry_id }) => ids.has(entry_id))
      .flatMap(({ id, judge_id: judgeId, entry_id: entryId }) => {
        const points = pointsOf(foldSheet(factsOf.get(id) ?? []), rules.criteria);
        return points ? [{ judgeId, entryId, points }] : [];
      }),
    lotSeed: round.lot_seed,
  });
  return { ranking, canonical: canonicalRanking(ranking), hash: rankingHash(ranking), rulesId };
}
