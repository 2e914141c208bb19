import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, notFound } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { rulesOf } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';
import { AssignmentQueries } from './assignment.queries.ts';
import type { RoundProgress } from './progress.graphql.ts';

/** How far rounds are, for the secretaries. */
@Injectable()
export class ProgressQueries {
  constructor(
    private readonly database: Database,
    private readonly assignments: AssignmentQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Six statements at most, however many sheets there are. Throws `NOT_FOUND`. */
  async of(roundId: string): Promise<RoundProgress> {
    const { reader } = this.database;
    const sql = contestsSql(reader);
    const round = await sql
      .selectFrom('contest_rounds')
      .select(['id', 'rules_id', 'status'])
      .where('id', '=', roundId)
      .executeTakeFirst();
    if (!round) throw notFound();
    const { status } = round;
    const at = this.clock.now();
    if (round.rules_id === null)
      return {
        roundId,
        at,
        status,
        criteria: 0,
        entries: 0,
        short: 0,
        sheets: 0,
        submitted: 0,
        judges: [],
        assignment: null,
      };
    const { round: rules } = await rulesOf(reader, round);
    const judges = await sql
      .selectFrom('contest_sheets')
      .select(['judge_id as judgeId'])
      .select(({ fn }) => [
        fn.countAll<string>().as('sheets'),
        fn.countAll<string>().filterWhere('status', 'in', ['IN_PROGRESS', 'SUBMITTED', 'REOPENED']).as('begun'),
        fn.countAll<string>().filterWhere('status', '=', 'SUBMITTED').as('submitted'),
        fn.max('saved_at').as('savedAt'),
      ])
      .where('round_id', '=', roundId)
      .where('calibration', '=', false)
      .where('status', '<>', 'VOID')
      .groupBy('judge_id')
      .orderBy('judge_id')
      .execute();
    const { entries, enough } = await sql
      .selectFrom('contest_round_entries as place')
      .select(({ fn }) => fn.countAll<string>().as('entries'))
      .select(
        raw<string>`count(*) filter (where (select count(*) from contest_sheets sheet
          where sheet.round_id = place.round_id and sheet.entry_id = place.entry_id
            and not sheet.calibration and sheet.status <> 'VOID') >= ${rules.judgesPerEntry})`.as('enough'),
      )
      .where('place.round_id', '=', roundId)
      .executeTakeFirstOrThrow();
    const own = judges.map((row) => ({
      judgeId: row.judgeId,
      sheets: Number(row.sheets),
      begun: Number(row.begun),
      submitted: Number(row.submitted),
      savedAt: row.savedAt,
    }));
    const sum = (count: (one: (typeof own)[number]) => number) => own.reduce((all, one) => all + count(one), 0);
    return {
      roundId,
      at,
      status,
      criteria: rules.criteria.length,
      entries: Number(entries),
      short: Number(entries) - Number(enough),
      sheets: sum(({ sheets }) => sheets),
      submitted: sum(({ submitted }) => submitted),
      judges: own,
      assignment: await this.assignments.latestOf(roundId),
    };
  }
}
