import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { roundLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, systemCaller, type Transaction } from '@pho-hien/platform';
import { ComputeResult } from '../results/compute-result.ts';
import { closeCalibration } from '../calibration/close-calibration.ts';
import { ContestChanges } from '../scoring/contest-changes.ts';
import { contestsSql } from '../sql.ts';
import { type LockedRound, lockRound } from './locked-round.ts';

/** What a secretary does with an opened round; opening it, and what the jury decides, stand beside. */
export type RoundMove = 'startScoring' | 'close' | 'reopen';

/** Starts or closes the scoring of a round at the moment that its rules name. */
export const MOVE_ROUND = 'contests.move-round';

/** A moment that the frozen rules of a round name. */
export interface RoundMoveDue {
  readonly roundId: string;
  readonly step: 'startScoring' | 'close';
}

const ACTIONS: Record<RoundMove, string> = {
  startScoring: 'contest.scoring_started',
  close: 'contest.round_closed',
  reopen: 'contest.round_reopened',
};
const REASON_LENGTH = 500;

/** Lets judges score, closes all sheets together, or opens them again with a reason. */
@Injectable()
export class MoveRound {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly results: ComputeResult,
    private readonly changes: ContestChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, also where the round's state knows no such step. The reason is for reopening. */
  async run(caller: Caller, roundId: string, step: RoundMove, reason: string | null = null): Promise<void> {
    InvalidInput.throwIfAny(
      problemIn('reason', step === 'reopen' ? textProblem(reason ?? '', REASON_LENGTH, true) : null),
    );
    const contestId = await this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      await this.move(tx, caller, locked, step, reason);
      return locked.contest.id;
    });
    this.changes.touch(contestId);
  }

  /**
   * Does what the set-up says of this moment. A round that somebody has moved on already is left as it is; so is one
   * without sheets, for a secretary to assign first.
   */
  async due({ roundId, step }: RoundMoveDue): Promise<void> {
    const contestId = await this.database.transaction(async (tx) => {
      const locked = await lockRound(tx, roundId);
      if (nextState(roundLifecycle, locked.round.status, step) === null) return null;
      if (step === 'startScoring' && !(await hasSheets(tx, roundId))) return null;
      await this.move(tx, systemCaller(MOVE_ROUND), locked, step, null);
      return locked.contest.id;
    });
    if (contestId) this.changes.touch(contestId);
  }

  private async move(
    tx: Transaction,
    caller: Caller,
    locked: LockedRound,
    step: RoundMove,
    reason: string | null,
  ): Promise<void> {
    const { contest, round } = locked;
    const status = nextState(roundLifecycle, round.status, step);
    if (!status) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
    const now = this.clock.now();
    if (step === 'startScoring') await closeCalibration(tx, round, now);
    await contestsSql(tx)
      .updateTable('contest_rounds')
      .set({ status, closed_at: step === 'close' ? now : null })
      .where('id', '=', round.id)
      .execute();
    const sheets = await this.setSheetsOpen(tx, round.id, step !== 'close');
    if (step === 'close') await this.results.run(tx, caller, { ...locked, round: { ...round, status } }, null);
    if (step === 'reopen') await this.forgetDraft(tx, locked);
    await this.audit.append(tx, {
      aggregateType: 'contest',
      aggregateId: contest.id,
      ...(contest.event_id && { eventId: contest.event_id }),
      action: ACTIONS[step],
      caller,
      reason,
      changes: { roundId: round.id, status: { from: round.status, to: status }, sheets },
    });
  }

  /** Every row changes: who saves at this moment waits for it, and then sees it. Returns how many there are. */
  private async setSheetsOpen(tx: Transaction, roundId: string, open: boolean): Promise<number> {
    const { numUpdatedRows } = await contestsSql(tx)
      .updateTable('contest_sheets')
      .set({ open })
      .where('round_id', '=', roundId)
      .where('calibration', '=', false)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  private async forgetDraft(tx: Transaction, { round }: LockedRound): Promise<void> {
    await contestsSql(tx)
      .deleteFrom('contest_results')
      .where('round_id', '=', round.id)
      .where('status', '=', 'DRAFT')
      .execute();
  }
}

async function hasSheets(tx: Transaction, roundId: string): Promise<boolean> {
  const sheet = await contestsSql(tx)
    .selectFrom('contest_sheets')
    .select('id')
    .where('round_id', '=', roundId)
    .where('calibration', '=', false)
    .where('status', '<>', 'VOID')
    .limit(1)
    .executeTakeFirst();
  return sheet !== undefined;
}
