import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { entryLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { requireTaken } from './entry-failures.ts';
import { contestOf, lockEntryAt } from './entry-rows.ts';

/** Takes an entry back to change it, or withdraws it: what its own people may do with it. */
@Injectable()
export class MoveEntry {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `StaleVersion`, `InvalidInput` when its state knows no such step, `EntriesNotTaken` for taking back too late. */
  async run(caller: Caller, id: string, version: number, step: 'takeBack' | 'withdraw'): Promise<void> {
    const now = this.clock.now();
    if (caller.actor.kind !== 'person') throw notFound();
    await this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, await contestOf(tx, id));
      if (step === 'takeBack') requireTaken(contest.status, contest.setup, now);
      const entry = await lockEntryAt(tx, id, version);
      const status = nextState(entryLifecycle, entry.status, step);
      if (!status) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      await contestsSql(tx)
        .updateTable('contest_entries')
        .set({
          status,
          version: version + 1,
          organisation_slot: null,
          institution_slot: null,
          updated_at: now,
          ...(step === 'withdraw' && { withdrawn_at: now }),
        })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest_entry',
        aggregateId: id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: step === 'withdraw' ? 'contest_entry.withdrawn' : 'contest_entry.taken_back',
        caller,
        changes: { status: { from: entry.status, to: status } },
      });
    });
  }
}
