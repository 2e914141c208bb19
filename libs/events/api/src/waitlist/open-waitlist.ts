import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';

/** Opens or closes the waitlist of a ticket type for newcomers; who stands in line stays there. */
@Injectable()
export class OpenWaitlist {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(caller: Caller, ticketTypeId: string, open: boolean): Promise<void> {
    await this.database.transaction(async (tx) => {
      const changed = await eventsSql(tx)
        .updateTable('ticket_types')
        // Whoever registers at this moment looks again.
        .set((row) => ({ waitlist_open: open, version: row('version', '+', 1), updated_at: this.clock.now() }))
        .where('id', '=', ticketTypeId)
        .where('waitlist_open', '<>', open)
        .returning('event_id')
        .executeTakeFirst();
      if (!changed) return this.requireKnown(ticketTypeId);
      await this.audit.append(tx, {
        aggregateType: 'ticket_type',
        aggregateId: ticketTypeId,
        eventId: changed.event_id,
        action: open ? 'ticket_type.waitlist_opened' : 'ticket_type.waitlist_closed',
        caller,
      });
    });
  }

  private async requireKnown(id: string): Promise<void> {
    const row = await eventsSql(this.database.reader)
      .selectFrom('ticket_types')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw notFound();
  }
}
