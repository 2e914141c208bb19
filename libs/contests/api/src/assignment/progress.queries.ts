import { Injectable } from '@nestjs/common';
import { foldSheet, type ScoreFact } from '@pho-hien/contests-core';
import { Database } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { rulesOf } from '../rounds/locked-round.ts';
import type { RoundProgress } from './assignment.graphql.ts';

/** The most sheets that a page shows at once. */
const MOST = 20_000;

/** How far rounds are, for the secretaries. */
@Injectable()
export class ProgressQueries {
  constructor(private readonly database: Database) {}

  /** Five statements, however many sheets there are. */
  async of(roundId: string): Promise<RoundProgress> {
    const { reader } = this.database;
    const sql = contestsSql(reader);
    const round = await sql
      .selectFrom('contest_rounds')
      .select(['id', 'rules_id'])
      .where('id', '=', roundId)
      .executeTakeFirstOrThrow();
    if (round.rules_id === null) return { roundId, criteria: 0, entries: 0, short: 0, sheets: [] };
    const { round: rules } = await rulesOf(reader, round);
    const entries = await sql
      .selectFrom('contest_round_entries')
      .select('entry_id')
      .where('round_id', '=', roundId)
      .execute();
    const sheets = await sql
      .selectFrom('contest_sheets')
      .selectAll()
      .where('round_id', '=', roundId)
      .orderBy('entry_id')
      .orderBy('judge_id')
      .limit(MOST)
      .execute();
    const facts = Map.groupBy(await this.factsOf(roundId), ({ sheetId }) => sheetId);
    const live = Map.groupBy(
      sheets.filter(({ status }) => status !== 'VOID'),
      ({ entry_id }) => entry_id,
    );
    const { judgesPerEntry } = rules;
    return {
      roundId,
      criteria: rules.criteria.length,
      entries: entries.length,
      short: entries.filter(({ entry_id }) => (live.get(entry_id)?.length ?? 0) < judgesPerEntry).length,
      sheets: sheets.map((row) => ({
        id: row.id,
        judgeId: row.judge_id,
        entryId: row.entry_id,
        status: row.status,
        pinned: row.pinned,
        scored: [...foldSheet(facts.get(row.id) ?? []).values()].filter(({ points }) => points !== null).length,
        savedAt: row.saved_at,
        submittedAt: row.submitted_at,
        reason: row.reason,
      })),
    };
  }

  private async factsOf(roundId: string): Promise<(ScoreFact & { readonly sheetId: string })[]> {
    const rows = await contestsSql(this.database.reader)
      .selectFrom('contest_score_facts')
      .innerJoin('contest_sheets', 'contest_sheets.id', 'contest_score_facts.sheet_id')
      .select(['contest_score_facts.id', 'sheet_id', 'criterion_id', 'points', 'note', 'written_at'])
      .where('round_id', '=', roundId)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      sheetId: row.sheet_id,
      criterionId: row.criterion_id,
      points: row.points,
      note: row.note,
      at: row.written_at,
    }));
  }
}
