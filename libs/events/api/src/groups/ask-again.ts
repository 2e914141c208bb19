import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { ResentTooOften } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, notFound } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { ASK_GROUP } from './register-group.ts';

/** Nobody is asked again sooner than this: half a day. */
const PAUSE_MS = 12 * 3_600_000;

/** Has everybody of a group who has not answered asked once more. */
@Injectable()
export class AskAgain {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns how many are asked. Throws `ResentTooOften`. */
  run(caller: Caller, groupId: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const now = this.clock.now();
      const group = await sql
        .selectFrom('registration_groups')
        .select(['event_id', 'entered_at', 'asked_again_at'])
        .where('id', '=', groupId)
        .forUpdate()
        .executeTakeFirst();
      if (!group) throw notFound();
      const retryAt = new Date((group.asked_again_at ?? group.entered_at).getTime() + PAUSE_MS);
      if (retryAt > now) throw new ResentTooOften({ retryAt });
      const asked = await sql
        .updateTable('consent_requests')
        .set({ asked_at: null })
        .where('group_id', '=', groupId)
        .where('registration_id', 'in', (of) =>
          of
            .selectFrom('registrations')
            .select('id')
            .where('group_id', '=', groupId)
            .where('consent_state', 'in', ['ASKED', 'GUARDIAN_ASKED'])
            .where('status', 'in', ['CONFIRMED', 'AWAITING_APPROVAL', 'AWAITING_CONSENT']),
        )
        .executeTakeFirst();
      const count = Number(asked.numUpdatedRows);
      if (count === 0) return 0;
      await sql.updateTable('registration_groups').set({ asked_again_at: now }).where('id', '=', groupId).execute();
      await this.audit.append(tx, {
        aggregateType: 'registration_group',
        aggregateId: groupId,
        eventId: group.event_id,
        action: 'registration_group.asked_again',
        caller,
        changes: { people: count },
      });
      await this.jobs.enqueue(tx, ASK_GROUP, { groupId });
      return count;
    });
  }
}
