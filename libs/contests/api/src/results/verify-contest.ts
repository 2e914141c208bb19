import { Injectable } from '@nestjs/common';
import { commitmentOf, type Ranking } from '@pho-hien/contests-core';
import { isId } from '@pho-hien/kernel';
import { Database } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { rankRound } from './round-ranking.ts';

/** One version of a result, computed anew. */
export interface VerifiedResult {
  readonly roundId: string;
  readonly version: number;
  readonly status: string;
  /** Of the stored ranking, and of the one computed now. */
  readonly storedHash: string;
  readonly computedHash: string;
  readonly rulesVersion: number;
  /** The ranking, the rules and the seed of the lot are, to the last digit, what was stored. */
  readonly agrees: boolean;
}

/** Computes every decided result of a contest anew, from the stored facts and frozen rules alone, and compares. */
@Injectable()
export class VerifyContest {
  constructor(private readonly database: Database) {}

  /**
   * Undefined where there is no such contest.
   *
   * @param named its id, or its name in addresses
   */
  async run(named: string): Promise<VerifiedResult[] | undefined> {
    const { reader } = this.database;
    const sql = contestsSql(reader);
    const contest = await sql
      .selectFrom('contests')
      .select('id')
      .where(isId(named) ? 'id' : 'slug', '=', named)
      .executeTakeFirst();
    if (!contest) return undefined;
    const results = await sql
      .selectFrom('contest_results')
      .innerJoin('contest_rounds', 'contest_rounds.id', 'contest_results.round_id')
      .innerJoin('contest_rules', 'contest_rules.id', 'contest_results.rules_id')
      .select(['contest_results.round_id', 'contest_results.version', 'contest_results.status', 'ranking'])
      .select(['contest_results.hash', 'contest_results.rules_id', 'contest_rules.version as rules_version'])
      .select(['lot_seed', 'lot_commitment'])
      .where('contest_rounds.contest_id', '=', contest.id)
      .where('contest_results.status', '<>', 'DRAFT')
      .orderBy('contest_results.id')
      .execute();
    const verified: VerifiedResult[] = [];
    for (const row of results) {
      const entryIds = (JSON.parse(row.ranking) as Ranking).lines.map(({ entryId }) => entryId);
      const now = await rankRound(reader, row.round_id, entryIds);
      verified.push({
        roundId: row.round_id,
        version: row.version,
        status: row.status,
        storedHash: row.hash,
        computedHash: now.hash,
        rulesVersion: row.rules_version,
        agrees:
          now.hash === row.hash &&
          now.canonical === row.ranking &&
          now.rulesId === row.rules_id &&
          commitmentOf(row.lot_seed!) === row.lot_commitment,
      });
    }
    return verified;
  }
}
