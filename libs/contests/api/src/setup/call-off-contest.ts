import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { contestLifecycle, ENTRY_SIZES } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { lockContestAt } from './locked-contest.ts';
import { TELL_CALLED_OFF } from './tell-called-off.ts';

/** Calls a contest off, with the reason that everybody reads; those who entered or judge are written to. */
@Injectable()
export class CallOffContest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `StaleVersion`, and `InvalidInput` without a reason, for one that is over, and once a result was published. */
  async run(caller: Caller, id: string, version: number, reason: string): Promise<void> {
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, ENTRY_SIZES.reason, true)));
    await this.database.transaction(async (tx) => {
      const contest = await lockContestAt(tx, id, version);
      const status = nextState(contestLifecycle, contest.status, 'cancel');
      InvalidInput.throwIfAny(problemIn('step', status ? null : 'not_allowed'));
      InvalidInput.throwIfAny(problemIn('results', (await isPublished(tx, id)) ? 'not_allowed' : null));
      const now = this.clock.now();
      await unschedule(tx, id);
      await contestsSql(tx)
        .updateTable('contests')
        .set({
          status: status!,
          version: version + 1,
          called_off_at: now,
          call_off_reason: reason.trim(),
          updated_at: now,
        })
        .where('id', '=', id)
        .execute();
      await this.jobs.enqueue(tx, TELL_CALLED_OFF, { contestId: id });
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.cancelled',
        caller,
        reason: reason.trim(),
        changes: { status: { from: contest.status, to: status! } },
      });
    });
  }
}

const ofContest = (tx: Transaction, contestId: string) =>
  contestsSql(tx).selectFrom('contest_rounds').select('id').where('contest_id', '=', contestId);

async function isPublished(tx: Transaction, contestId: string): Promise<boolean> {
  const result = await contestsSql(tx)
    .selectFrom('contest_results')
    .select('id')
    .where('round_id', 'in', ofContest(tx, contestId))
    .where('status', 'in', ['PUBLISHED', 'SUPERSEDED'])
    .limit(1)
    .executeTakeFirst();
  return result !== undefined;
}

/** What waits for its moment is not published by it. */
async function unschedule(tx: Transaction, contestId: string): Promise<void> {
  await contestsSql(tx)
    .updateTable('contest_results')
    .set({ status: 'DECIDED', publish_at: null })
    .where('round_id', 'in', ofContest(tx, contestId))
    .where('status', '=', 'SCHEDULED')
    .execute();
}
