import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { contestLifecycle, type ContestStep, missingToOpen } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { lockContestAt } from './locked-contest.ts';

const ACTIONS: Record<ContestStep, string> = {
  open: 'contest.opened',
  returnToDraft: 'contest.returned_to_draft',
  finish: 'contest.finished',
  cancel: 'contest.cancelled',
};

/** Takes a contest one step along its lifecycle. */
@Injectable()
export class MoveContest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `StaleVersion`, and `InvalidInput` for what is missing, or when the contest's state knows no such step. */
  async run(caller: Caller, id: string, version: number, step: ContestStep): Promise<void> {
    await this.database.transaction(async (tx) => {
      const contest = await lockContestAt(tx, id, version);
      const status = nextState(contestLifecycle, contest.status, step);
      if (!status) throw new InvalidInput([{ field: 'step', code: 'not_allowed' }]);
      if (step === 'open') InvalidInput.throwIfAny(missingToOpen(contest.setup));
      if (step === 'returnToDraft' && (await hasEntries(tx, id)))
        throw new InvalidInput([{ field: 'step', code: 'not_allowed' }]);
      await contestsSql(tx)
        .updateTable('contests')
        .set({ status, version: version + 1, updated_at: this.clock.now() })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: ACTIONS[step],
        caller,
        changes: { status: { from: contest.status, to: status } },
      });
    });
  }
}

async function hasEntries(tx: Transaction, contestId: string): Promise<boolean> {
  const entry = await contestsSql(tx)
    .selectFrom('contest_entries')
    .select('id')
    .where('contest_id', '=', contestId)
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
