import { Injectable } from '@nestjs/common';
import { foldSheet } from '@pho-hien/contests-core';
import { StoredFiles } from '@pho-hien/files-api';
import { inContest, type Scope } from '@pho-hien/kernel';
import { Database, notFound } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { KnownSheets } from './known-sheets.ts';
import type { JudgedEntry, JudgeSheet } from './scoring.graphql.ts';

/** Reads of a judge's own sheets. */
@Injectable()
export class SheetQueries {
  constructor(
    private readonly database: Database,
    private readonly rules: KnownSheets,
    private readonly files: StoredFiles,
  ) {}

  private get sql() {
    return contestsSql(this.database.reader);
  }

  /** All that the caller was assigned in a contest, in the order of the entries' numbers; void sheets are not shown. */
  async own(contestId: string, userId: string): Promise<JudgeSheet[]> {
    const rows = await this.rows(contestId, userId);
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const entryIds = [...new Set(rows.map(({ entry_id }) => entry_id))];
    const [facts, rules, teams, files] = await Promise.all([
      this.sql.selectFrom('contest_score_facts').selectAll().where('sheet_id', 'in', ids).execute(),
      this.rules.rulesOf(ids),
      this.sql
        .selectFrom('contest_entry_members')
        .select(['entry_id', 'full_name'])
        .where('entry_id', 'in', entryIds)
        .orderBy('position')
        .execute(),
      this.files.factsOf(
        rows.flatMap((row) => [row.slides_file_id, row.one_pager_file_id]).filter((id) => id !== null),
      ),
    ]);
    const factsOf = Map.groupBy(facts, ({ sheet_id }) => sheet_id);
    const teamOf = Map.groupBy(teams, ({ entry_id }) => entry_id);
    return rows.map((row): JudgeSheet => {
      const blind = rules.get(row.id)?.blind ?? true;
      const marks = foldSheet(
        (factsOf.get(row.id) ?? []).map(({ id, criterion_id: criterionId, points, note, written_at: at }) => ({
          id,
          criterionId,
          points,
          note,
          at,
        })),
      );
      const entry: JudgedEntry = {
        id: row.entry_id,
        number: row.number ?? 0,
        title: row.title,
        summary: row.summary,
        field: row.field,
        videoUrl: row.video_url,
        slides: files.get(row.slides_file_id ?? '') ?? null,
        onePager: files.get(row.one_pager_file_id ?? '') ?? null,
        organisationName: blind ? null : row.organisation_name,
        teamNames: blind ? null : (teamOf.get(row.entry_id) ?? []).map(({ full_name }) => full_name),
      };
      const { id, status, open, calibration, feedback, reason, round_id: roundId, submitted_at: submittedAt } = row;
      return {
        id,
        roundId,
        status,
        open,
        calibration,
        feedback,
        submittedAt,
        reason,
        entry,
        marks: [...marks].map(([criterionId, mark]) => ({ criterionId, ...mark })),
      };
    });
  }

  /** One of them; throws `NOT_FOUND` for any other. */
  async one(contestId: string, userId: string, sheetId: string): Promise<JudgeSheet> {
    const sheet = (await this.own(contestId, userId)).find(({ id }) => id === sheetId);
    if (!sheet) throw notFound();
    return sheet;
  }

  /** Where rights over a sheet are held; null when there is none. */
  async scopeOf(sheetId: string): Promise<Scope | null> {
    const row = await this.sql
      .selectFrom('contest_sheets')
      .innerJoin('contest_rounds', 'contest_rounds.id', 'contest_sheets.round_id')
      .innerJoin('contests', 'contests.id', 'contest_rounds.contest_id')
      .select(['contests.id', 'event_id'])
      .where('contest_sheets.id', '=', sheetId)
      .executeTakeFirst();
    return row ? inContest(row.id, row.event_id) : null;
  }

  /** Invariant 4 also for who got a stake after the assignment. */
  private rows(contestId: string, userId: string) {
    return this.sql
      .selectFrom('contest_sheets as sheet')
      .innerJoin('contest_judges as judge', 'judge.id', 'sheet.judge_id')
      .innerJoin('contest_entries as entry', 'entry.id', 'sheet.entry_id')
      .innerJoin('organisations as organisation', 'organisation.id', 'entry.organisation_id')
      .select(['sheet.id', 'sheet.round_id', 'sheet.status', 'sheet.open', 'sheet.calibration'])
      .select(['sheet.feedback', 'sheet.submitted_at'])
      .select(['sheet.reason', 'entry.id as entry_id', 'entry.number', 'entry.title', 'entry.summary', 'entry.field'])
      .select(['entry.video_url', 'entry.slides_file_id', 'entry.one_pager_file_id'])
      .select('organisation.name as organisation_name')
      .where('judge.contest_id', '=', contestId)
      .where('judge.user_id', '=', userId)
      .where('judge.ended_at', 'is', null)
      .where('sheet.status', '<>', 'VOID')
      .where('entry.status', '<>', 'WITHDRAWN')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('role_grants as role')
              .select('role.id')
              .whereRef('role.user_id', '=', 'judge.user_id')
              .whereRef('role.organisation_id', '=', 'entry.organisation_id')
              .where('role.revoked_at', 'is', null),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('contest_entry_members as member')
              .select('member.position')
              .whereRef('member.entry_id', '=', 'entry.id')
              .whereRef('member.email', '=', 'judge.email'),
          ),
        ),
      )
      .orderBy('entry.number')
      .orderBy('sheet.id')
      .execute();
  }
}
