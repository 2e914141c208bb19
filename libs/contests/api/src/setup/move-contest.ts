import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { contestLifecycle, type ContestStep, missingToOpen } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { lockContestAt } from './locked-contest.ts';

/** A step that needs no word of explanation; `CallOffContest` does the other. */
export type PlainContestStep = Exclude<ContestStep, 'cancel'>;

const ACTIONS: Record<PlainContestStep, string> = {
  open: 'contest.opened',
  returnToDraft: 'contest.returned_to_draft',
  finish: 'contest.finished',
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
  async run(caller: Caller, id: string, version: number, step: PlainContestStep): Promise<void> {
    await this.database.transaction(async (tx) => {
      const contest = await lockContestAt(tx, id, version);
      const status = nextState(contestLifecycle, contest.status, step);
      if (!status) throw new InvalidInput([{ field: 'step', code: 'not_allowed' }]);
      if (step === 'open') InvalidInput.throwIfAny(missingToOpen(contest.setup));
      if (step === 'returnToDraft' && (await hasEntries(tx, id)))
        throw new InvalidInput([{ field: 'begun', code: 'not_allowed' }]);
      const now = this.clock.now();
      await contestsSql(tx)
        .updateTable('contests')
        .set({
          status,
          version: version + 1,
          updated_at: now,
          ...(step === 'open' && { shown_at: now }),
          ...(step === 'returnToDraft' && { shown_at: null }),
        })
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
