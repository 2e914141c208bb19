import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { ENTRY_SIZES, entryLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { contestOf, lockEntryAt } from './entry-rows.ts';
import type { DecideEligibilityInput } from './entry.graphql.ts';

/** A secretary finds an entry eligible, or not, with the reason. */
@Injectable()
export class DecideEligibility {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, `StaleVersion`. */
  async run(caller: Caller, { id, version, eligible, reason }: DecideEligibilityInput): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, ENTRY_SIZES.reason, !eligible)));
    await this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, await contestOf(tx, id));
      const entry = await lockEntryAt(tx, id, version);
      const status = nextState(entryLifecycle, entry.status, eligible ? 'findEligible' : 'findIneligible');
      if (!status) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      const now = this.clock.now();
      await contestsSql(tx)
        .updateTable('contest_entries')
        .set({
          status,
          version: version + 1,
          found_by_id: actor.userId,
          found_at: now,
          finding_reason: reason.trim() || null,
          // Who is out leaves the place to another entry of theirs.
          ...(!eligible && { organisation_slot: null, institution_slot: null }),
          updated_at: now,
        })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest_entry',
        aggregateId: id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: eligible ? 'contest_entry.found_eligible' : 'contest_entry.found_ineligible',
        caller,
        reason: reason.trim() || null,
        changes: { status: { from: entry.status, to: status } },
      });
    });
  }
}
