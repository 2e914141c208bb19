import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { entryLifecycle, type EntryStep, resultLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, systemCaller, type Transaction } from '@pho-hien/platform';
import type { DecisionOutcome } from '../rows/contest-decision.entity.ts';
import { contestsSql } from '../sql.ts';
import { lockResult } from './locked-result.ts';

/** Publishes a result at the moment set for it. */
export const PUBLISH_RESULT = 'contests.publish-result';

/** A publication that was set. */
export interface PublicationDue {
  readonly resultId: string;
  /** ISO 8601; a moment that was changed since is another publication. */
  readonly publishAt: string;
}

const STEPS: Record<DecisionOutcome, EntryStep> = {
  ADVANCED: 'advance',
  ELIMINATED: 'eliminate',
  AWARDED: 'award',
};

/** Publishes a result now, or at a set moment. From then on it never changes. */
@Injectable()
export class PublishResult {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Throws `InvalidInput` for a result that the jury has not signed, and for a moment that has passed: whoever mistypes
   * a moment must not find the result published.
   *
   * @param at when; null: now
   */
  async run(caller: Caller, resultId: string, at: Date | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      if (at === null) return this.publish(tx, caller, resultId, now);
      InvalidInput.throwIfAny(problemIn('publishAt', at <= now ? 'too_small' : null));
      const { contest, round, result } = await lockResult(tx, resultId);
      const status =
        result.status === 'SCHEDULED' ? 'SCHEDULED' : nextState(resultLifecycle, result.status, 'schedule');
      if (!status) throw new InvalidInput([{ field: 'resultId', code: 'not_allowed' }]);
      await contestsSql(tx)
        .updateTable('contest_results')
        .set({ status, publish_at: at })
        .where('id', '=', resultId)
        .execute();
      const due: PublicationDue = { resultId, publishAt: at.toISOString() };
      await this.jobs.enqueue(tx, PUBLISH_RESULT, due, at);
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.result_scheduled',
        caller,
        changes: { roundId: round.id, resultId, publishAt: at.toISOString() },
      });
    });
  }

  /** The job: does nothing where the moment was changed, or the result is published already. */
  async due({ resultId, publishAt }: PublicationDue): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { result } = await lockResult(tx, resultId);
      if (result.status !== 'SCHEDULED' || result.publish_at?.toISOString() !== publishAt) return;
      await this.publish(tx, systemCaller(PUBLISH_RESULT), resultId, this.clock.now());
    });
  }

  private async publish(tx: Transaction, caller: Caller, resultId: string, now: Date): Promise<void> {
    const { contest, round, result } = await lockResult(tx, resultId);
    const sql = contestsSql(tx);
    const status = nextState(resultLifecycle, result.status, 'publish');
    if (!status || contest.status === 'CANCELLED') throw new InvalidInput([{ field: 'resultId', code: 'not_allowed' }]);
    const superseded = await sql
      .updateTable('contest_results')
      .set({ status: 'SUPERSEDED', superseded_at: now })
      .where('round_id', '=', round.id)
      .where('status', '=', 'PUBLISHED')
      .returning('version')
      .executeTakeFirst();
    await sql.updateTable('contest_results').set({ status, published_at: now }).where('id', '=', resultId).execute();
    await this.moveEntries(tx, round.id, resultId, now, superseded !== undefined);
    await this.audit.append(tx, {
      aggregateType: 'contest',
      aggregateId: contest.id,
      ...(contest.event_id && { eventId: contest.event_id }),
      action: 'contest.result_published',
      caller,
      changes: {
        roundId: round.id,
        resultId,
        version: result.version,
        hash: result.hash,
        ...(superseded && { supersedes: superseded.version }),
      },
    });
  }

  /** Entries go where the jury sent them. A correction moves those that have not gone on since. */
  private async moveEntries(
    tx: Transaction,
    roundId: string,
    resultId: string,
    now: Date,
    isCorrection: boolean,
  ): Promise<void> {
    const sql = contestsSql(tx);
    for (const [outcome, step] of Object.entries(STEPS) as [DecisionOutcome, EntryStep][]) {
      const to = nextState(entryLifecycle, 'IN_ROUND', step)!;
      await sql
        .updateTable('contest_entries')
        .set((is) => ({ status: to, version: is('version', '+', 1), updated_at: now }))
        .where('round_id', '=', roundId)
        .where('status', 'in', isCorrection ? ['IN_ROUND', 'ADVANCED', 'ELIMINATED', 'AWARDED'] : ['IN_ROUND'])
        .where('status', '<>', to)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('contest_decisions')
              .select('contest_decisions.entry_id')
              .whereRef('contest_decisions.entry_id', '=', 'contest_entries.id')
              .where('contest_decisions.result_id', '=', resultId)
              .where('contest_decisions.outcome', '=', outcome),
          ),
        )
        .execute();
    }
  }
}
