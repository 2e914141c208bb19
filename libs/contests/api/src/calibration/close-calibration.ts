import type { Transaction } from '@pho-hien/platform';
import type { LockedRound } from '../rounds/locked-round.ts';
import { contestsSql } from '../sql.ts';

/** Closes the sheets of a round's calibration, where one is going on. Who saves at this moment waits, and then sees it. */
export async function closeCalibration(
  tx: Transaction,
  { id, calibration_started_at, calibration_ended_at }: LockedRound['round'],
  now: Date,
): Promise<boolean> {
  if (calibration_started_at === null || calibration_ended_at !== null) return false;
  const sql = contestsSql(tx);
  await sql
    .updateTable('contest_sheets')
    .set({ open: false })
    .where('round_id', '=', id)
    .where('calibration', '=', true)
    .execute();
  await sql.updateTable('contest_rounds').set({ calibration_ended_at: now }).where('id', '=', id).execute();
  return true;
}
