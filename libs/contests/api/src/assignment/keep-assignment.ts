import { type Assignment, pairKey } from '@pho-hien/contests-core';
import { type Clock, newId } from '@pho-hien/kernel';
import type { Transaction } from '@pho-hien/platform';
import type { LockedRound } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';
import type { RoundTask } from './round-task.ts';

/** How many sheets one statement makes. */
const AT_ONCE = 1000;

/** Makes the sheets that an assignment asks for, and takes away empty ones that it does not. Returns how many came and went. */
export async function keepAssignment(
  tx: Transaction,
  clock: Clock,
  { round }: Pick<LockedRound, 'round'>,
  { sheets }: RoundTask,
  { pairs }: Pick<Assignment, 'pairs'>,
): Promise<{ readonly made: number; readonly removed: number }> {
  const sql = contestsSql(tx);
  const wanted = new Set(pairs.map(pairKey));
  const there = new Set(sheets.filter(({ isVoid }) => !isVoid).map(pairKey));
  const gone = sheets.filter((sheet) => !sheet.isVoid && !sheet.stays && !wanted.has(pairKey(sheet)));
  if (gone.length > 0)
    await sql
      .deleteFrom('contest_sheets')
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .where('status', '=', 'EMPTY')
      .execute();
  const made = pairs
    .filter((pair) => !there.has(pairKey(pair)))
    .map(({ judgeId, entryId }) => ({
      id: newId(clock),
      round_id: round.id,
      entry_id: entryId,
      judge_id: judgeId,
      status: 'EMPTY' as const,
      open: round.status === 'SCORING',
      pinned: false,
      feedback: '',
      assigned_at: clock.now(),
    }));
  for (let from = 0; from < made.length; from += AT_ONCE)
    await sql
      .insertInto('contest_sheets')
      .values(made.slice(from, from + AT_ONCE))
      .execute();
  return { made: made.length, removed: gone.length };
}
