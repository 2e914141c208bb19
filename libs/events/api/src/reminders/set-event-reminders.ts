import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockEvent } from '../events/locked-event.ts';
import { eventsSql } from '../sql.ts';

/** Says whether who has a ticket is reminded of the event. */
@Injectable()
export class SetEventReminders {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(caller: Caller, eventId: string, on: boolean): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { reminders } = await lockEvent(tx, eventId);
      if (reminders === on) return;
      await eventsSql(tx)
        .updateTable('events')
        .set({ reminders: on, updated_at: this.clock.now() })
        .where('id', '=', eventId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'event',
        aggregateId: eventId,
        eventId,
        action: on ? 'event.reminders_on' : 'event.reminders_off',
        caller,
      });
    });
  }
}
