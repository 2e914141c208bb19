import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { EventKeys } from './event-keys.ts';
import { moveKey } from './move-key.ts';

/** Signs new tickets with a new key from now on. Tickets of the old one stay good. */
@Injectable()
export class RotateSigningKey {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly keys: EventKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(caller: Caller, eventId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const active = await eventsSql(tx)
        .selectFrom('event_keys')
        .select('id')
        .where('event_id', '=', eventId)
        .where('status', '=', 'ACTIVE')
        .executeTakeFirst();
      if (!active) throw notFound();
      const ended = await moveKey(tx, active.id, 'rotate', this.clock);
      // Somebody rotated at this very moment: there is a new key already.
      if (!ended) return;
      const made = await this.keys.create(tx, eventId);
      await this.audit.append(tx, {
        aggregateType: 'event',
        aggregateId: eventId,
        eventId,
        action: 'event.key_rotated',
        caller,
        changes: { keyNumber: { from: ended.number, to: made.number } },
      });
    });
  }
}
