import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { PlacesBelowConfirmed, type TicketTypeInput, ticketTypeProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, type Transaction } from '@pho-hien/platform';
import { changedFields } from '../changed-fields.ts';
import { Places } from '../registrations/places.ts';
import { eventsSql } from '../sql.ts';
import { ticketTypeColumns } from './ticket-type-columns.ts';

/** Changes a ticket type. */
@Injectable()
export class UpdateTicketType {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, `PlacesBelowConfirmed`; `StaleVersion` when somebody else changed it since `version` was read. */
  async run(caller: Caller, id: string, version: number, input: TicketTypeInput): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      // The same lock that taking a place needs: nobody confirms while the number of places changes.
      const before = await sql
        .selectFrom('ticket_types')
        .selectAll()
        .where('id', '=', id)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (!before) throw notFound();
      if (before.edit_version !== version) throw new StaleVersion(before.edit_version);
      const days = await sql.selectFrom('event_days').select('id').where('event_id', '=', before.event_id).execute();
      InvalidInput.throwIfAny(
        ticketTypeProblems(
          input,
          days.map((day) => day.id),
        ),
      );
      const { confirmed_count: confirmed, held_count: held } = before;
      if (input.places !== null && input.places < confirmed + held) throw new PlacesBelowConfirmed({ confirmed, held });
      const columns = ticketTypeColumns(input);
      const validDays = await this.saveValidDays(tx, id, input.validDayIds);
      await sql
        .updateTable('ticket_types')
        .set({ ...columns, version: before.version + 1, edit_version: version + 1, updated_at: this.clock.now() })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'ticket_type',
        aggregateId: id,
        eventId: before.event_id,
        action: 'ticket_type.changed',
        caller,
        changes: { ...changedFields(before, columns), ...validDays },
      });
      if (before.waiting_count > 0) await this.places.settle(tx, id);
    });
  }

  /** Once tickets of the type were issued their days stay: a ticket says in print from when until when it is good. */
  private async saveValidDays(tx: Transaction, id: string, wanted: readonly string[]) {
    const sql = eventsSql(tx);
    const rows = await sql
      .selectFrom('ticket_type_days')
      .select('event_day_id')
      .where('ticket_type_id', '=', id)
      .execute();
    const change = changedFields(
      { validDayIds: rows.map((row) => row.event_day_id).sort() },
      { validDayIds: [...wanted].sort() },
    );
    if (Object.keys(change).length === 0) return change;
    const issued = await sql
      .selectFrom('tickets')
      .innerJoin('registrations', 'registrations.id', 'tickets.registration_id')
      .select('tickets.id')
      .where('registrations.ticket_type_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (issued) throw new InvalidInput([{ field: 'validDayIds', code: 'not_allowed' }]);
    await sql.deleteFrom('ticket_type_days').where('ticket_type_id', '=', id).execute();
    if (wanted.length > 0)
      await sql
        .insertInto('ticket_type_days')
        .values(wanted.map((dayId) => ({ ticket_type_id: id, event_day_id: dayId })))
        .execute();
    return change;
  }
}
