import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type FormField, formProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput, newId, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';

/** Publishes a form of a ticket type as its next version; earlier ones stay, for the answers given to them. */
@Injectable()
export class PublishForm {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns the version. Nobody who is registering waits: who has read the version before is told so.
   * Throws `InvalidInput`; `StaleVersion` when `version` is not the newest.
   */
  async run(caller: Caller, ticketTypeId: string, version: number, fields: readonly FormField[]): Promise<number> {
    InvalidInput.throwIfAny(formProblems(fields));
    return this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const type = await sql
        .selectFrom('ticket_types')
        .select('event_id')
        .where('id', '=', ticketTypeId)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (!type) throw notFound();
      const newest = await sql
        .selectFrom('form_versions')
        .select(({ fn }) => fn.max('version').as('version'))
        .where('ticket_type_id', '=', ticketTypeId)
        .executeTakeFirst();
      const current = newest?.version ?? 0;
      if (current !== version) throw new StaleVersion(current);
      await sql
        .insertInto('form_versions')
        .values({
          id: newId(this.clock),
          ticket_type_id: ticketTypeId,
          version: current + 1,
          // The driver would write a list as an array of PostgreSQL's.
          fields: JSON.stringify(fields) as never,
          published_at: this.clock.now(),
        })
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'ticket_type',
        aggregateId: ticketTypeId,
        eventId: type.event_id,
        action: 'ticket_type.form_published',
        caller,
        changes: { version: current + 1, questions: fields.map(({ label }) => label.vi) },
      });
      return current + 1;
    });
  }
}
