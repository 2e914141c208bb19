import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type TicketTypeInput, ticketTypeProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { changedFields } from '../changed-fields.ts';
import { lockEvent } from '../events/locked-event.ts';
import { eventsSql } from '../sql.ts';
import { ticketTypeColumns } from './ticket-type-columns.ts';

/** Adds a ticket type to an event. */
@Injectable()
export class CreateTicketType {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the ticket type's id. Throws `InvalidInput`. */
  async run(caller: Caller, eventId: string, input: TicketTypeInput): Promise<string> {
    const id = newId(this.clock);
    await this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      await lockEvent(tx, eventId);
      const days = await sql.selectFrom('event_days').select('id').where('event_id', '=', eventId).execute();
      InvalidInput.throwIfAny(
        ticketTypeProblems(
          input,
          days.map((day) => day.id),
        ),
      );
      const last = await sql
        .selectFrom('ticket_types')
        .select(({ fn }) => fn.max('number').as('number'))
        .where('event_id', '=', eventId)
        .executeTakeFirst();
      const columns = ticketTypeColumns(input);
      const now = this.clock.now();
      await sql
        .insertInto('ticket_types')
        .values({
          id,
          event_id: eventId,
          number: (last?.number ?? 0) + 1,
          ...columns,
          created_at: now,
          updated_at: now,
        })
        .execute();
      if (input.validDayIds.length > 0)
        await sql
          .insertInto('ticket_type_days')
          .values(input.validDayIds.map((dayId) => ({ ticket_type_id: id, event_day_id: dayId })))
          .execute();
      await this.audit.open(tx, {
        aggregateType: 'ticket_type',
        aggregateId: id,
        eventId,
        action: 'ticket_type.created',
        caller,
        changes: changedFields({}, { ...columns, validDayIds: input.validDayIds }),
      });
    });
    return id;
  }
}
