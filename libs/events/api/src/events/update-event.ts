import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { dateChangeProblems, type EventInput, eventProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { changedFields } from '../changed-fields.ts';
import { Places } from '../registrations/places.ts';
import { eventsSql } from '../sql.ts';
import { slugTaken } from './create-event.ts';
import { dayColumns, eventColumns } from './event-columns.ts';
import { lockEventAt } from './locked-event.ts';

/** A ticket type or a session names the day. */
const DAY_IN_USE = ['ticket_type_days_event_day_id_foreign', 'event_sessions_event_day_id_foreign'];

/** Changes what is said of an event, and its days. */
@Injectable()
export class UpdateEvent {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, `StaleVersion`. */
  async run(caller: Caller, id: string, version: number, input: EventInput): Promise<void> {
    InvalidInput.throwIfAny(eventProblems(input));
    try {
      await this.database.transaction(async (tx) => {
        const before = await lockEventAt(tx, id, version);
        await this.places.offerChanges(tx, id);
        const days = await this.saveDays(tx, id, input);
        const columns = eventColumns(input);
        await eventsSql(tx)
          .updateTable('events')
          .set({ ...columns, version: version + 1, updated_at: this.clock.now() })
          .where('id', '=', id)
          .execute();
        await this.audit.append(tx, {
          aggregateType: 'event',
          aggregateId: id,
          eventId: id,
          action: 'event.changed',
          caller,
          changes: { ...changedFields(before, columns), ...days },
        });
      });
    } catch (error) {
      if (DAY_IN_USE.includes(violatedConstraint(error) ?? ''))
        throw new InvalidInput([{ field: 'days', code: 'not_allowed' }]);
      throw slugTaken(error);
    }
  }

  /** Days are told apart by their date: one that stays keeps its id, and the ticket types that name it. */
  private async saveDays(tx: Transaction, eventId: string, input: EventInput) {
    const sql = eventsSql(tx);
    const before = await sql
      .selectFrom('event_days')
      .selectAll()
      .where('event_id', '=', eventId)
      .orderBy('date')
      .execute();
    if (await this.hasTickets(tx, eventId)) InvalidInput.throwIfAny(dateChangeProblems(before, input.days));
    const dropped = before.filter((day) => !input.days.some(({ date }) => date === day.date)).map(({ id }) => id);
    if (dropped.length > 0) await sql.deleteFrom('event_days').where('id', 'in', dropped).execute();
    for (const day of input.days) {
      const columns = dayColumns(day);
      await sql
        .insertInto('event_days')
        .values({ id: newId(this.clock), event_id: eventId, date: day.date, ...columns })
        .onConflict((conflict) => conflict.columns(['event_id', 'date']).doUpdateSet(columns))
        .execute();
    }
    const said = (days: EventInput['days']) =>
      days.map(({ date, opensAt, closesAt }) => `${date} ${opensAt}–${closesAt}`).sort();
    const old = before.map((day) => ({ ...day, opensAt: day.opens_at, closesAt: day.closes_at }));
    return changedFields({ days: said(old) }, { days: said(input.days) });
  }

  private async hasTickets(tx: Transaction, eventId: string): Promise<boolean> {
    const ticket = await eventsSql(tx)
      .selectFrom('tickets')
      .innerJoin('registrations', 'registrations.id', 'tickets.registration_id')
      .select('tickets.id')
      .where('registrations.event_id', '=', eventId)
      .limit(1)
      .executeTakeFirst();
    return ticket !== undefined;
  }
}
