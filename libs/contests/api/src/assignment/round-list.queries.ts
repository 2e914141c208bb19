import { Injectable } from '@nestjs/common';
import { foldSheet, SHEET_STATUSES, type SheetStatus } from '@pho-hien/contests-core';
import { isId, searchKey } from '@pho-hien/kernel';
import { Database, pageSize, toConnection } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import type { RoundEntry, RoundSheet } from './progress.graphql.ts';

/** Which part of a list. */
interface Page {
  readonly roundId: string;
  readonly search: string | null;
  readonly first: number | null;
  readonly after: string | null;
}

/** Which sheets of a round. */
export interface SheetList extends Page {
  readonly judgeId: string | null;
  readonly statuses: readonly SheetStatus[] | null;
}

/** Lists of a round's entries and sheets, page by page. */
@Injectable()
export class RoundListQueries {
  constructor(private readonly database: Database) {}

  private get sql() {
    return contestsSql(this.database.reader);
  }

  /** By number; found by number, title or whose it is, without diacritics. */
  async entries({ roundId, search, first, after }: Page) {
    const size = pageSize(first);
    const from = Number(after ?? '') || 0;
    const all = (await this.entriesOf(roundId)).filter(isFound(search));
    const rows = all.filter(({ number }) => number > from).slice(0, size + 1);
    return toConnection(rows, size, ({ number }) => String(number), all.length);
  }

  /** By the entry's number and the judge; found by the entry, or by the judge's name. Four statements, however many. */
  async sheets({ roundId, search, judgeId, statuses, first, after }: SheetList) {
    const size = pageSize(first);
    const entries = new Map((await this.entriesOf(roundId)).map((entry) => [entry.id, entry]));
    const judges = await this.judgesOf(roundId);
    const rows = await this.sql
      .selectFrom('contest_sheets')
      .select(['id', 'judge_id', 'entry_id', 'status', 'pinned', 'saved_at', 'submitted_at', 'reason'])
      .where('round_id', '=', roundId)
      .where('calibration', '=', false)
      .where('status', 'in', statuses && statuses.length > 0 ? statuses : SHEET_STATUSES)
      .$if(judgeId !== null, (query) => query.where('judge_id', '=', isId(judgeId ?? '') ? judgeId! : roundId))
      .execute();
    const isEntry = isFound(search);
    const key = searchKey(search ?? '');
    const all = rows
      .flatMap((row) => {
        const entry = entries.get(row.entry_id);
        const judgeName = judges.get(row.judge_id) ?? '';
        if (!entry || !(isEntry(entry) || searchKey(judgeName).includes(key))) return [];
        return [{ row, entry, judgeName, at: `${String(entry.number).padStart(9, '0')} ${row.judge_id}` }];
      })
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const page = all.filter(({ at }) => after === null || at > after).slice(0, size + 1);
    const scored = await this.scoredOn(page.map(({ row }) => row.id));
    const { edges, ...rest } = toConnection(page, size, ({ at }) => at, all.length);
    return {
      ...rest,
      edges: edges.map(({ cursor, node: { row, entry, judgeName } }) => {
        const node: RoundSheet = {
          id: row.id,
          judgeId: row.judge_id,
          judgeName,
          entry,
          status: row.status,
          pinned: row.pinned,
          scored: scored.get(row.id) ?? 0,
          savedAt: row.saved_at,
          submittedAt: row.submitted_at,
          reason: row.reason,
        };
        return { cursor, node };
      }),
    };
  }

  private async entriesOf(roundId: string): Promise<RoundEntry[]> {
    const rows = await this.sql
      .selectFrom('contest_round_entries')
      .innerJoin('contest_entries', 'contest_entries.id', 'contest_round_entries.entry_id')
      .innerJoin('organisations', 'organisations.id', 'contest_entries.organisation_id')
      .select(['contest_entries.id', 'number', 'title', 'organisations.name as organisationName'])
      .where('contest_round_entries.round_id', '=', roundId)
      .orderBy('number')
      .execute();
    return rows.map((row) => ({ ...row, number: row.number ?? 0 }));
  }

  private async judgesOf(roundId: string): Promise<Map<string, string>> {
    const rows = await this.sql
      .selectFrom('contest_judges')
      .innerJoin('contest_rounds', 'contest_rounds.contest_id', 'contest_judges.contest_id')
      .leftJoin('users', 'users.id', 'contest_judges.user_id')
      .select(['contest_judges.id', 'contest_judges.email', 'users.name'])
      .where('contest_rounds.id', '=', roundId)
      .execute();
    return new Map(rows.map(({ id, email, name }) => [id, name || email]));
  }

  private async scoredOn(sheetIds: readonly string[]): Promise<Map<string, number>> {
    if (sheetIds.length === 0) return new Map();
    const facts = await this.sql
      .selectFrom('contest_score_facts')
      .select(['id', 'sheet_id', 'criterion_id as criterionId', 'points', 'note', 'written_at as at'])
      .where('sheet_id', 'in', sheetIds)
      .execute();
    return new Map(
      [...Map.groupBy(facts, ({ sheet_id }) => sheet_id)].map(([id, own]) => [
        id,
        [...foldSheet(own).values()].filter(({ points }) => points !== null).length,
      ]),
    );
  }
}

/** By its number alone, or by a part of its title or of whose it is. */
function isFound(search: string | null): (entry: RoundEntry) => boolean {
  const key = searchKey(search ?? '');
  if (key === '') return () => true;
  if (/^\d+$/.test(key)) return ({ number }) => String(number) === key;
  return ({ title, organisationName }) => searchKey(`${title} ${organisationName}`).includes(key);
}
