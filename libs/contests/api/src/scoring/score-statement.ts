import type { SheetStatus } from '@pho-hien/contests-core';
import { prepare, type PreparedStatement } from '@pho-hien/platform';
import { sql as raw } from 'kysely';

/** Facts of one judge, in columns. */
export interface ScoreBatch {
  readonly contestId: string;
  readonly userId: string;
  readonly receivedAt: Date;
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
 * Keeps facts on the judge's own sheets that take scores, in one statement. It changes each sheet's row, so that
 * closing a round, which changes them too, comes wholly before or wholly after. Whoever has got a stake in the entry
 * since it was assigned writes nothing.
 */
export const keepScores: PreparedStatement<ScoreBatch, ScoreOutcomeRow> = prepare<ScoreBatch>()(
  'contests_keep_scores',
  [],
  (db, batch) => {
    const statement = raw<ScoreOutcomeRow>`
      with given as (
        select * from unnest(${batch.ids}::uuid[], ${batch.sheetIds}::uuid[], ${batch.criterionIds}::uuid[],
          ${batch.points}::int[], ${batch.notes}::text[], ${batch.madeAt}::timestamptz[], ${batch.writtenAt}::timestamptz[])
          as fact (id, sheet_id, criterion_id, points, note, made_at, written_at)
      ), own as (
        select sheet.id, sheet.status, sheet.open
        from contest_sheets sheet
        join contest_judges judge on judge.id = sheet.judge_id and judge.contest_id = ${batch.contestId}::uuid
          and judge.user_id = ${batch.userId}::uuid and judge.ended_at is null
        join contest_entries entry on entry.id = sheet.entry_id
        where sheet.id = any(${batch.sheetIds}::uuid[])
          and not exists (select from contest_entry_members member
            where member.entry_id = entry.id and member.email = judge.email)
          and not exists (select from role_grants role where role.user_id = judge.user_id
            and role.organisation_id = entry.organisation_id and role.revoked_at is null)
      ), touched as (
        update contest_sheets sheet
        set status = case sheet.status when 'EMPTY' then 'IN_PROGRESS' else sheet.status end,
          saved_at = ${batch.receivedAt}::timestamptz
        from own
        where sheet.id = own.id and sheet.open and sheet.status in ('EMPTY', 'IN_PROGRESS', 'REOPENED')
        returning sheet.id
      ), kept as (
        insert into contest_score_facts (id, sheet_id, criterion_id, points, note, made_at, written_at, received_at)
        select given.id, sheet_id, criterion_id, points, note, made_at, written_at, ${batch.receivedAt}::timestamptz
        from given join touched on touched.id = given.sheet_id
        on conflict (id) do nothing
        returning id
      )
      select given.id, kept.id is not null as kept, old.id is not null as known, own.status, own.open
      from given
        left join kept on kept.id = given.id
        left join own on own.id = given.sheet_id
        left join contest_score_facts old on old.id = given.id and old.sheet_id = own.id`;
    return { compile: () => statement.compile(db) };
  },
) as PreparedStatement<ScoreBatch, ScoreOutcomeRow>;
