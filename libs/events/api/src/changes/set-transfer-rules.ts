import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { TransferRules } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { changedFields } from '../changed-fields.ts';
import { eventsSql } from '../sql.ts';

/** Says whether tickets of a type may be passed on, and until when. */
@Injectable()
export class SetTransferRules {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(caller: Caller, ticketTypeId: string, rules: TransferRules): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const before = await sql
        .selectFrom('ticket_types')
        .select(['event_id', 'transfers_allowed', 'transfers_until'])
        .where('id', '=', ticketTypeId)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (!before) throw notFound();
      const after = { transfers_allowed: rules.allowed, transfers_until: rules.until };
      const changes = changedFields(before, after);
      if (Object.keys(changes).length === 0) return;
      await sql
        .updateTable('ticket_types')
        .set({ ...after, updated_at: this.clock.now() })
        .where('id', '=', ticketTypeId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'ticket_type',
        aggregateId: ticketTypeId,
        eventId: before.event_id,
        action: 'ticket_type.transfer_rules_changed',
        caller,
        changes,
      });
    });
  }
}
