import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  calibrationPairs,
  calibrationProblems,
  drawCalibrationEntries,
  hasBegun,
  pairKey,
} from '@pho-hien/contests-core';
import { type Clock, InvalidInput, newId, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { randomBytes } from 'node:crypto';
import { RoundTasks } from '../assignment/round-task.ts';
import { lockRound } from '../rounds/locked-round.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';

/** Before a round begins all its judges score the same two entries, on sheets that never count. */
@Injectable()
export class StartCalibration {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly tasks: RoundTasks,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Again, it takes in judges who have come since, and other entries while nobody has written on a sheet; what was
   * ended goes on. Throws `InvalidInput`: `roundId` for a round that is not open or is scored already, `judges` where
   * nobody has signed, `entryIds` for others than two of the round, or for others than those that were begun.
   *
   * @param chosen two entries; none: by lot, and again those that were drawn or chosen
   */
  async run(caller: Caller, roundId: string, chosen: readonly string[]): Promise<void> {
    const contestId = await this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      const { contest, round } = locked;
      if (round.status !== 'OPENED') throw new InvalidInput([{ field: 'roundId', code: 'not_allowed' }]);
      const { task } = await this.tasks.of(tx, locked);
      InvalidInput.throwIfAny(problemIn('judges', task.judges.length === 0 ? 'required' : null));
      const there = await sheetsOf(tx, roundId);
      const before = [...new Set(there.map(({ entryId }) => entryId))];
      const begun = there.some(({ status }) => hasBegun(status));
      const isNew = before.length === 0;
      const byLot = chosen.length === 0 ? isNew || round.calibration_by_lot === true : false;
      const drawn = () => drawCalibrationEntries(task, randomBytes(32).toString('hex'));
      const entryIds = chosen.length > 0 ? chosen : isNew ? drawn() : before;
      InvalidInput.throwIfAny(calibrationProblems(entryIds, task));
      const isOther = begun && entryIds.some((id) => !before.includes(id));
      InvalidInput.throwIfAny(problemIn('entryIds', isOther ? 'not_allowed' : null));
      const now = this.clock.now();
      const sql = contestsSql(tx);
      await sql
        .updateTable('contest_rounds')
        .set({
          calibration_started_at: round.calibration_started_at ?? now,
          calibration_by_lot: begun ? round.calibration_by_lot : byLot,
          calibration_ended_at: null,
        })
        .where('id', '=', roundId)
        .execute();
      const made = await this.keepSheets(tx, roundId, there, calibrationPairs(task, entryIds), now);
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.calibration_started',
        caller,
        changes: { roundId, entryIds: [...entryIds], byLot, made },
      });
      return contest.id;
    });
    this.changes.touch(contestId);
  }

  /** Empty sheets of other entries go, those that are missing come, and all take scores. Returns how many came. */
  private async keepSheets(
    tx: Transaction,
    roundId: string,
    there: Awaited<ReturnType<typeof sheetsOf>>,
    pairs: ReturnType<typeof calibrationPairs>,
    now: Date,
  ): Promise<number> {
    const sql = contestsSql(tx);
    const own = () => sql.updateTable('contest_sheets').where('round_id', '=', roundId).where('calibration', '=', true);
    const wanted = new Set(pairs.map(pairKey));
    const gone = there.filter((sheet) => sheet.status === 'EMPTY' && !wanted.has(pairKey(sheet)));
    if (gone.length > 0)
      await sql
        .deleteFrom('contest_sheets')
        .where(
          'id',
          'in',
          gone.map(({ id }) => id),
        )
        .execute();
    const known = new Set(there.map(pairKey));
    const made = pairs.filter((pair) => !known.has(pairKey(pair)));
    if (made.length > 0)
      await sql
        .insertInto('contest_sheets')
        .values(
          made.map(({ judgeId, entryId }) => ({
            id: newId(this.clock),
            round_id: roundId,
            entry_id: entryId,
            judge_id: judgeId,
            calibration: true,
            status: 'EMPTY' as const,
            open: true,
            pinned: false,
            feedback: '',
            assigned_at: now,
          })),
        )
        .execute();
    await own().set({ open: true }).execute();
    return made.length;
  }
}

function sheetsOf(tx: Transaction, roundId: string) {
  return contestsSql(tx)
    .selectFrom('contest_sheets')
    .select(['id', 'judge_id as judgeId', 'entry_id as entryId', 'status'])
    .where('round_id', '=', roundId)
    .where('calibration', '=', true)
    .orderBy('id')
    .execute();
}
