import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { resultLifecycle } from '@pho-hien/contests-core';
import { type Clock, InvalidInput, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { contestsSql } from '../sql.ts';
import { lockResult } from './locked-result.ts';

/** Takes back the moment that was set for a publication; the job that waits for it will then find nothing to do. */
@Injectable()
export class CancelPublication {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput` for a result that does not wait for its moment, also when that has just come. */
  async run(caller: Caller, resultId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { contest, round, result } = await lockResult(tx, resultId);
      const status = nextState(resultLifecycle, result.status, 'unschedule');
      // Once the moment has come, it is published whenever the job gets to it: nobody takes that back.
      const isDue = result.publish_at !== null && result.publish_at <= this.clock.now();
      if (!status || isDue) throw new InvalidInput([{ field: 'resultId', code: 'not_allowed' }]);
      await contestsSql(tx)
        .updateTable('contest_results')
        .set({ status, publish_at: null })
        .where('id', '=', resultId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'contest',
        aggregateId: contest.id,
        ...(contest.event_id && { eventId: contest.event_id }),
        action: 'contest.publication_cancelled',
        caller,
        changes: { roundId: round.id, resultId, publishAt: result.publish_at?.toISOString() ?? null },
      });
    });
  }
}
