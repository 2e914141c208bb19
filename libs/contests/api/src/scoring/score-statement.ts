import type { SheetStatus } from '@pho-hien/contests-core';
import { prepare, type PreparedStatement } from '@pho-hien/platform';
import { sql as raw } from 'kysely';

/** Facts of one contest, in columns: who wrote each, and what. */
export interface ScoreBatch {
  readonly contestId: string;
  readonly userIds: readonly string[];
  readonly receivedAt: readonly string[];
  readonly ids: readonly string[];
  readonly sheetIds: readonly string[];
  readonly criterionIds: readonly string[];
  readonly points: readonly (number | null)[];
  readonly notes: readonly string[];
  readonly madeAt: readonly string[];
  readonly writtenAt: readonly string[];
}

/** What became of one fact. */
export interface ScoreOutcomeRow {
  readonly id: string;
  readonly kept: boolean;
  readonly known: boolean;
  /** Where the sheet stood before; null: it is not the judge's, or barred. */
  readonly status: SheetStatus | null;
  readonly open: boolean | null;
}

/**
 * Keeps facts on their judges' own sheets that take scores, in one statement, however many judges. It locks each
 * sheet's row, in the order of their ids, so that closing a round, which changes them too, comes wholly before or
 * wholly after. Whoever has got a stake in the entry since it was assigned writes nothing.
 */
export const keepScores: PreparedStatement<ScoreBatch, ScoreOutcomeRow> = prepare<ScoreBatch>()(
  'contests_keep_scores',
  [],
  (db, batch) => {
    const statement = raw<ScoreOutcomeRow>`
      with given as (
        select * from unnest(${batch.userIds}::uuid[], ${batch.ids}::uuid[], ${batch.sheetIds}::uuid[],
          ${batch.criterionIds}::uuid[], ${batch.points}::int[], ${batch.notes}::text[], ${batch.madeAt}::timestamptz[],
          ${batch.writtenAt}::timestamptz[], ${batch.receivedAt}::timestamptz[])
          with ordinality
          as fact (user_id, id, sheet_id, criterion_id, points, note, made_at, written_at, received_at, place)
      ), own as (
        select sheet.id, judge.user_id, sheet.status, sheet.open
        from contest_sheets sheet
        join contest_judges judge on judge.id = sheet.judge_id and judge.contest_id = ${batch.contestId}::uuid
          and judge.ended_at is null
        join contest_entries entry on entry.id = sheet.entry_id
        where sheet.id = any(${batch.sheetIds}::uuid[]) and judge.user_id = any(${batch.userIds}::uuid[])
          and not exists (select from contest_entry_members member
            where member.entry_id = entry.id and member.email = judge.email)
          and not exists (select from role_grants role where role.user_id = judge.user_id
            and role.organisation_id = entry.organisation_id and role.revoked_at is null)
        order by sheet.id
        for no key update of sheet
      ), asked as (
        select given.*, own.status, own.open, own.id is not null as own
        from given left join own on own.id = given.sheet_id and own.user_id = given.user_id
      ), touched as (
        update contest_sheets sheet
        set status = case sheet.status when 'EMPTY' then 'IN_PROGRESS' else sheet.status end, saved_at = latest.at
        from (select sheet_id, max(received_at) as at from asked where own group by sheet_id) latest
        where sheet.id = latest.sheet_id and sheet.open and sheet.status in ('EMPTY', 'IN_PROGRESS', 'REOPENED')
        returning sheet.id
      ), kept as (
        insert into contest_score_facts (id, sheet_id, criterion_id, points, note, made_at, written_at, received_at)
        select distinct on (asked.id) asked.id, sheet_id, criterion_id, points, note, made_at, written_at, received_at
        from asked join touched on touched.id = asked.sheet_id
        where asked.own
        on conflict (id) do nothing
        returning id, sheet_id
      )
      select asked.id, kept.id is not null as kept, old.id is not null as known, asked.status, asked.open
      from asked
        left join kept on kept.id = asked.id and kept.sheet_id = asked.sheet_id and asked.own
        left join contest_score_facts old on old.id = asked.id and old.sheet_id = asked.sheet_id and asked.own
      order by asked.place`;
    return { compile: () => statement.compile(db) };
  },
) as PreparedStatement<ScoreBatch, ScoreOutcomeRow>;
