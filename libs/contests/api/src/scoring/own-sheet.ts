import { notFound, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';

/** Locks a sheet of the caller's in the contest and gives its row. Throws `NOT_FOUND` for any other. */
export async function lockOwnSheet(tx: Transaction, contestId: string, sheetId: string, userId: string) {
  const row = await contestsSql(tx)
    .selectFrom('contest_sheets')
    .innerJoin('contest_judges', 'contest_judges.id', 'contest_sheets.judge_id')
    .innerJoin('contests', 'contests.id', 'contest_judges.contest_id')
    .selectAll('contest_sheets')
    .select('contests.event_id')
    .where('contest_sheets.id', '=', sheetId)
    .where('contest_judges.contest_id', '=', contestId)
    .where('contest_judges.user_id', '=', userId)
    .where('contest_judges.ended_at', 'is', null)
    .forUpdate('contest_sheets')
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
