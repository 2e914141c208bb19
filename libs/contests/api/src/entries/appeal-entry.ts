import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { ENTRY_SIZES } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, newId, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, violatedConstraint } from '@pho-hien/platform';
import { lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { contestOf, lockEntry } from './entry-rows.ts';

/** An entry's people do not agree that it was found ineligible. */
@Injectable()
export class AppealEntry {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, also for an entry that was not found ineligible or has an open appeal. */
  async run(caller: Caller, entryId: string, grounds: string): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    InvalidInput.throwIfAny(problemIn('grounds', textProblem(grounds, ENTRY_SIZES.reason, true)));
    try {
      await this.database.transaction(async (tx) => {
        const contest = await lockContest(tx, await contestOf(tx, entryId));
        const entry = await lockEntry(tx, entryId);
        if (entry.status !== 'INELIGIBLE') throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
        await contestsSql(tx)
          .insertInto('contest_appeals')
          .values({
            id: newId(this.clock),
            entry_id: entryId,
            status: 'FILED',
            grounds: grounds.trim(),
            filed_by_id: actor.userId,
            filed_at: this.clock.now(),
            found_by_id: entry.found_by_id!,
          })
          .execute();
        await this.audit.append(tx, {
          aggregateType: 'contest_entry',
          aggregateId: entryId,
          ...(contest.event_id && { eventId: contest.event_id }),
          action: 'contest_entry.appealed',
          caller,
          reason: grounds.trim(),
        });
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'contest_appeals_one_open') throw error;
      throw new InvalidInput([{ field: 'id', code: 'duplicate' }]);
    }
  }
}
