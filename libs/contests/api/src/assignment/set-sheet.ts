import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { pairKey } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockRound } from '../rounds/locked-round.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';
import { RoundTasks } from './round-task.ts';

/** One judge for one entry, by a secretary's hand. */
export interface SheetByHand {
  readonly roundId: string;
  readonly judgeId: string;
  readonly entryId: string;
  /** False: the judge shall not score it; only while the sheet is empty. */
  readonly assigned: boolean;
}

/** Assigns an entry to a judge by hand, or takes it from them; assigning anew leaves what was set so. */
@Injectable()
export class SetSheet {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly tasks: RoundTasks,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`: `judgeId` for somebody who may not score it, `entryId` for an entry that is not in the round, `assigned` for a sheet that has begun. */
  async run(caller: Caller, { roundId, judgeId, entryId, assigned }: SheetByHand): Promise<void> {
    const contestId = await this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      const { contest, round } = locked;
      if (round.status !== 'OPENED' && round.status !== 'SCORING')
        throw new InvalidInput([{ field: 'roundId', code: 'not_allowed' }]);
      const { task, sheets } = await this.tasks.of(tx, locked);
      const key = pairKey({ judgeId, entryId });
      const sheet = sheets.find((one) => pairKey(one) === key);
      const sql = contestsSql(tx);
      if (!assigned) {
        const removed = await sql
          .deleteFrom('contest_sheets')
          .where('id', '=', sheet?.id ?? roundId)
          .where('status', '=', 'EMPTY')
          .returning('id')
          .executeTakeFirst();
        if (!removed) throw new InvalidInput([{ field: 'assigned', code: 'not_allowed' }]);
      } else {
        if (!task.entries.some(({ id }) => id === entryId))
          throw new InvalidInput([{ field: 'entryId', code: 'unknown_value' }]);
        const isBarred = task.blocked.some((pair) => pairKey(pair) === key);
        if (isBarred || !task.judges.some(({ id }) => id === judgeId))
          throw new InvalidInput([{ field: 'judgeId', code: 'not_allowed' }]);
        await sql
          .insertInto('contest_sheets')
          .values({
            id: newId(this.clock),
            round_id: roundId,
            entry_id: entryId,
            judge_id: judgeId,
            status: 'EMPTY',
            open: round.status === 'SCORING',
            pinned: true,
            feedback: '',
            assigned_at: this.clock.now(),
          })
          .onConflict((conflict) =>
            conflict.columns(['round_id', 'entry_id', 'judge_id', 'calibration']).doUpdateSet({ pinned: true }),
          )
          .execute();
      }
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: assigned ? 'contest.judge_set' : 'contest.judge_unset',
        caller,
        changes: { roundId, judgeId, entryId },
      });
      return contest.id;
    });
    this.changes.touch(contestId);
  }
}
