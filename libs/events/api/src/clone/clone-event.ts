import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type CloneInput, cloneProblems, daysBetween, movedDay, movedInstant } from '@pho-hien/events-core';
import { InvalidInput } from '@pho-hien/kernel';
import { type Caller, Database, notFound, type Transaction } from '@pho-hien/platform';
import { SetTransferRules } from '../changes/set-transfer-rules.ts';
import { CreateEvent } from '../events/create-event.ts';
import { eventsSql } from '../sql.ts';
import { CreateTicketType } from '../ticket-types/create-ticket-type.ts';
import { validDayIdsOf } from '../ticket-types/ticket-type-columns.ts';
import { OpenWaitlist } from '../waitlist/open-waitlist.ts';
import { EditionCloners } from './edition-cloners.ts';

/**
 * Makes a draft from an edition that was: its structure with the days moved, through the same use cases
 * by which somebody would write it anew. So it has keys of its own, and nothing of anybody.
 */
@Injectable()
export class CloneEvent {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly events: CreateEvent,
    private readonly ticketTypes: CreateTicketType,
    private readonly transferRules: SetTransferRules,
    private readonly waitlist: OpenWaitlist,
    private readonly cloners: EditionCloners,
  ) {}

  /** Returns the new event's id. Throws `InvalidInput`. */
  async run(caller: Caller, fromEventId: string, input: CloneInput): Promise<string> {
    InvalidInput.throwIfAny(cloneProblems(input));
    return this.database.transaction(async (tx) => {
      const { event, days } = await this.read(tx, fromEventId);
      const movedBy = daysBetween(days[0]!.date, input.firstDay);
      const toEventId = await this.events.run(caller, {
        slug: input.slug,
        name: input.name,
        summary: event.summary,
        description: event.description,
        venueName: event.venue_name,
        venueAddress: event.venue_address,
        communeCode: event.commune_code,
        contactEmail: event.contact_email,
        days: days.map(({ date, opens_at, closes_at, label }) => ({
          date: movedDay(date, movedBy),
          opensAt: opens_at,
          closesAt: closes_at,
          label,
        })),
      });
      const ticketTypeIds = await this.copyTicketTypes(tx, caller, { fromEventId, toEventId, movedBy });
      await this.cloners.copy(tx, { caller, fromEventId, toEventId, movedBy, ticketTypeIds });
      await this.audit.append(tx, {
        aggregateType: 'event',
        aggregateId: toEventId,
        eventId: toEventId,
        action: 'event.cloned',
        caller,
        changes: { from: fromEventId, movedByDays: movedBy },
      });
      return toEventId;
    });
  }

  private async read(tx: Transaction, id: string) {
    const sql = eventsSql(tx);
    const event = await sql.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst();
    const days = await sql.selectFrom('event_days').selectAll().where('event_id', '=', id).orderBy('date').execute();
    if (!event || days.length === 0) throw notFound();
    return { event, days };
  }

  private async copyTicketTypes(
    tx: Transaction,
    caller: Caller,
    { fromEventId, toEventId, movedBy }: { fromEventId: string; toEventId: string; movedBy: number },
  ): Promise<Map<string, string>> {
    const sql = eventsSql(tx);
    const days = await sql
      .selectFrom('event_days')
      .select(['id', 'event_id', 'date'])
      .where('event_id', 'in', [fromEventId, toEventId])
      .execute();
    const newDay = (id: string) => {
      const date = movedDay(days.find((day) => day.id === id)!.date, movedBy);
      return days.find((day) => day.event_id === toEventId && day.date === date)!.id;
    };
    const rows = await sql
      .selectFrom('ticket_types')
      .selectAll('ticket_types')
      .select((row) => validDayIdsOf(row))
      .where('event_id', '=', fromEventId)
      .orderBy('number')
      .execute();
    const ids = new Map<string, string>();
    for (const row of rows) {
      const id = await this.ticketTypes.run(caller, toEventId, {
        name: row.name,
        description: row.description,
        audience: row.audience,
        approval: row.approval,
        places: row.places,
        opensAt: row.opens_at && movedInstant(row.opens_at, movedBy),
        closesAt: row.closes_at && movedInstant(row.closes_at, movedBy),
        validDayIds: row.valid_day_ids.map(newDay),
        hidden: row.hidden,
      });
      ids.set(row.id, id);
      await this.transferRules.run(caller, id, {
        allowed: row.transfers_allowed,
        until: row.transfers_until && movedInstant(row.transfers_until, movedBy),
      });
      if (!row.waitlist_open) await this.waitlist.run(caller, id, false);
    }
    return ids;
  }
}
