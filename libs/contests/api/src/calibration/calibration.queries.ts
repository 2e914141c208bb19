import { Injectable } from '@nestjs/common';
import { calibrationSpread, foldSheet, pointsOf } from '@pho-hien/contests-core';
import { Database } from '@pho-hien/platform';
import { rulesOf } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';
import type { RoundCalibration } from './calibration.graphql.ts';

/** Reads of calibrations, for those who run a contest. */
@Injectable()
export class CalibrationQueries {
  constructor(private readonly database: Database) {}

  /** Null where there was none. Five statements. */
  async of(roundId: string): Promise<RoundCalibration | null> {
    const { reader } = this.database;
    const sql = contestsSql(reader);
    const round = await sql
      .selectFrom('contest_rounds')
      .select(['id', 'rules_id', 'calibration_started_at', 'calibration_ended_at', 'calibration_by_lot'])
      .where('id', '=', roundId)
      .executeTakeFirstOrThrow();
    if (round.calibration_started_at === null) return null;
    const { criteria } = (await rulesOf(reader, round)).round;
    const sheets = await sql
      .selectFrom('contest_sheets')
      .select(['id', 'judge_id as judgeId', 'entry_id as entryId', 'status'])
      .where('round_id', '=', roundId)
      .where('calibration', '=', true)
      .orderBy('judge_id')
      .orderBy('entry_id')
      .execute();
    const entries = await sql
      .selectFrom('contest_entries')
      .select(['id', 'number', 'title'])
      .where('id', 'in', sheets.length === 0 ? [roundId] : [...new Set(sheets.map(({ entryId }) => entryId))])
      .orderBy('number')
      .execute();
    const facts = await sql
      .selectFrom('contest_score_facts')
      .innerJoin('contest_sheets', 'contest_sheets.id', 'contest_score_facts.sheet_id')
      .select(['contest_score_facts.id', 'sheet_id', 'criterion_id as criterionId', 'points', 'note'])
      .select('written_at as at')
      .where('contest_sheets.round_id', '=', roundId)
      .where('contest_sheets.calibration', '=', true)
      .execute();
    const factsOf = Map.groupBy(facts, ({ sheet_id }) => sheet_id);
    const scored = sheets.map(({ id, ...sheet }) => {
      const points = sheet.status === 'SUBMITTED' ? pointsOf(foldSheet(factsOf.get(id) ?? []), criteria) : null;
      return { ...sheet, points };
    });
    return {
      roundId,
      open: round.calibration_ended_at === null,
      byLot: round.calibration_by_lot ?? false,
      startedAt: round.calibration_started_at,
      endedAt: round.calibration_ended_at,
      entries,
      sheets: scored.map(({ points, ...sheet }) => ({
        ...sheet,
        marks: [...(points ?? [])].map(([criterionId, given]) => ({ criterionId, points: given })),
      })),
      spread: calibrationSpread(
        scored.flatMap(({ points, ...sheet }) => (points ? [{ ...sheet, points }] : [])),
        entries.map(({ id }) => id),
        criteria,
      ),
    };
  }
}
