import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { eventLifecycle, EventNotReady, type EventStep, missingToPublish } from '@pho-hien/events-core';
import { type Clock, InvalidInput, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { Places } from '../registrations/places.ts';
import { eventsSql } from '../sql.ts';
import { EventReadiness } from './event-readiness.ts';
import { lockEventAt } from './locked-event.ts';

type LockedEvent = Awaited<ReturnType<typeof lockEventAt>>;

const ACTIONS: Record<EventStep, string> = {
  publish: 'event.published',
  returnToDraft: 'event.returned_to_draft',
  cancel: 'event.cancelled',
};

/** Takes an event one step along its lifecycle. */
@Injectable()
export class MoveEvent {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly readiness: EventReadiness,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `StaleVersion`, `EventNotReady`, and `InvalidInput` when the event's state knows no such step. */
  async run(caller: Caller, id: string, version: number, step: EventStep): Promise<void> {
    await this.database.transaction(async (tx) => {
      const event = await lockEventAt(tx, id, version);
      await this.places.offerChanges(tx, id);
      const status = nextState(eventLifecycle, event.status, step);
      if (!status) throw new InvalidInput([{ field: 'id', code: 'not_allowed' }]);
      if (step === 'publish') await this.requireReady(tx, event);
      await eventsSql(tx)
        .updateTable('events')
        .set({ status, version: version + 1, updated_at: this.clock.now() })
        .where('id', '=', id)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'event',
        aggregateId: id,
        eventId: id,
        action: ACTIONS[step],
        caller,
        changes: { status: { from: event.status, to: status } },
      });
    });
  }

  private async requireReady(tx: Transaction, event: LockedEvent): Promise<void> {
    const sql = eventsSql(tx);
    const days = await sql.selectFrom('event_days').select('id').where('event_id', '=', event.id).execute();
    const ticketTypes = await sql
      .selectFrom('ticket_types')
      .select('hidden')
      .where('event_id', '=', event.id)
      .execute();
    const missing = [
      ...missingToPublish({
        name: event.name,
        summary: event.summary,
        venueName: event.venue_name,
        venueAddress: event.venue_address,
        contactEmail: event.contact_email,
        days,
        ticketTypes,
      }),
      ...(await this.readiness.missing(tx, event.id)),
    ];
    if (missing.length > 0) throw new EventNotReady({ missing });
  }
}
