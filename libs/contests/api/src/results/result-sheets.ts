import { Injectable } from '@nestjs/common';
import { type ConflictKind, foldSheet, runningTotal } from '@pho-hien/contests-core';
import { Database } from '@pho-hien/platform';
import { frozenSetup, roundIn } from '../rounds/frozen-rules.ts';
import { contestsSql } from '../sql.ts';
import type { AllowedTie, ResultSheet } from './result.graphql.ts';

/** Reads the sheets that a result comes from. */
@Injectable()
export class ResultSheets {
  constructor(private readonly database: Database) {}

  /** Every sheet of the round, void ones included, by entry and judge. Four statements. */
  async of(resultId: string): Promise<ResultSheet[]> {
    const sql = contestsSql(this.database.reader);
    const result = await sql
      .selectFrom('contest_results')
      .innerJoin('contest_rules', 'contest_rules.id', 'contest_results.rules_id')
      .select(['round_id', 'canonical', 'contest_rules.hash'])
      .where('contest_results.id', '=', resultId)
      .executeTakeFirstOrThrow();
    const { criteria } = roundIn(frozenSetup(result), result.round_id).round;
    const sheets = await sql
      .selectFrom('contest_sheets')
      .select(['id', 'judge_id', 'entry_id', 'status', 'reason'])
      .where('round_id', '=', result.round_id)
      .where('calibration', '=', false)
      .orderBy('entry_id')
      .orderBy('judge_id')
      .execute();
    const facts = await sql
      .selectFrom('contest_score_facts')
      .innerJoin('contest_sheets', 'contest_sheets.id', 'contest_score_facts.sheet_id')
      .select(['contest_score_facts.id', 'sheet_id', 'criterion_id as criterionId', 'points', 'note'])
      .select('written_at as at')
      .where('contest_sheets.round_id', '=', result.round_id)
      .execute();
    const said = await sql
      .selectFrom('contest_tie_decisions')
      .select(['judge_id', 'entry_id', 'kind', 'allowed', 'reason'])
      .where('judge_id', 'in', sheets.length === 0 ? [resultId] : [...new Set(sheets.map(({ judge_id }) => judge_id))])
      .orderBy('decided_at')
      .orderBy('id')
      .execute();
    const saidOf = Map.groupBy(said, (one) => `${one.judge_id} ${one.entry_id}`);
    const factsOf = Map.groupBy(facts, ({ sheet_id }) => sheet_id);
    return sheets.map(({ id, judge_id: judgeId, entry_id: entryId, status, reason }) => {
      const sheet = foldSheet(factsOf.get(id) ?? []);
      return {
        judgeId,
        entryId,
        status,
        reason,
        total: status === 'SUBMITTED' ? runningTotal(sheet, criteria).total : null,
        allowedTies: allowedOf(saidOf.get(`${judgeId} ${entryId}`) ?? []),
        marks: [...sheet].map(([criterionId, mark]) => ({ criterionId, ...mark })),
      };
    });
  }
}

/** What was allowed and not taken back: of each kind the last word. */
function allowedOf(
  said: readonly { readonly kind: ConflictKind; readonly allowed: boolean; readonly reason: string }[],
): AllowedTie[] {
  const last = new Map(said.map((one) => [one.kind, one]));
  return [...last.values()].filter(({ allowed }) => allowed).map(({ kind, reason }) => ({ kind, reason }));
}
