import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { canonicalRules, type ContestSetup, frozenProblems, missingToOpen } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { refusedSetup } from './contest-failures.ts';
import { setupProblems } from './given-setup.ts';
import { lockContestAt } from './locked-contest.ts';
import { saveBoards } from './save-boards.ts';
import { storedSetup } from './stored-setup.ts';

/** Replaces what is said of a contest, as far as its opened rounds leave it free. */
@Injectable()
export class UpdateContest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, `StaleVersion`. */
  async run(caller: Caller, id: string, version: number, setup: ContestSetup): Promise<void> {
    InvalidInput.throwIfAny(setupProblems(setup));
    try {
      await this.database.transaction(async (tx) => {
        const before = await lockContestAt(tx, id, version);
        const rounds = await contestsSql(tx)
          .selectFrom('contest_rounds')
          .select('id')
          .where('contest_id', '=', id)
          .where('status', '<>', 'PLANNED')
          .execute();
        const isOver = before.status === 'FINISHED' || before.status === 'CANCELLED';
        InvalidInput.throwIfAny([
          ...problemIn('id', isOver ? 'not_allowed' : null),
          ...problemIn('eventId', setup.eventId === before.event_id ? null : 'not_allowed'),
          ...frozenProblems(before.setup, setup, new Set(rounds.map((round) => round.id))),
          ...(before.status === 'OPEN' ? missingToOpen(setup) : []),
        ]);
        await saveBoards(tx, id, setup);
        await contestsSql(tx)
          .updateTable('contests')
          .set({
            slug: setup.slug,
            setup: JSON.stringify(storedSetup(setup)) as never,
            version: version + 1,
            updated_at: this.clock.now(),
          })
          .where('id', '=', id)
          .execute();
        await this.audit.append(tx, {
          aggregateType: 'contest',
          aggregateId: id,
          ...(before.event_id && { eventId: before.event_id }),
          action: 'contest.changed',
          caller,
          changes: changesBetween(before.setup, setup),
        });
      });
    } catch (error) {
      throw refusedSetup(error);
    }
  }
}

/** Which parts of the set-up differ, with both spellings. */
function changesBetween(before: ContestSetup, after: ContestSetup) {
  const spelt = (value: unknown) => canonicalRules({ value }).slice('{"value":'.length, -1);
  return Object.fromEntries(
    (Object.keys(after) as (keyof ContestSetup)[])
      .map((part) => [part, { from: spelt(before[part]), to: spelt(after[part]) }] as const)
      .filter(([, { from, to }]) => from !== to),
  );
}
