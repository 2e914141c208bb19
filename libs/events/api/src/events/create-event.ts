import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type EventInput, eventProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, violatedConstraint } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { EventKeys } from '../signing/event-keys.ts';
import { eventsSql } from '../sql.ts';
import { dayColumns, eventColumns } from './event-columns.ts';

/** Makes an event: a draft with its days and the first key that signs its tickets. */
@Injectable()
export class CreateEvent {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly keys: EventKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the event's id. Throws `InvalidInput`. */
  async run(caller: Caller, input: EventInput): Promise<string> {
    InvalidInput.throwIfAny(eventProblems(input));
    const id = newId(this.clock);
    const now = this.clock.now();
    try {
      await this.database.transaction(async (tx) => {
        const sql = eventsSql(tx);
        const columns = eventColumns(input);
        await sql
          .insertInto('events')
          .values({
            id,
            number: raw`nextval('event_number')`,
            status: 'DRAFT',
            ...columns,
            created_at: now,
            updated_at: now,
          })
          .execute();
        await sql
          .insertInto('event_days')
          .values(
            input.days.map((day) => ({ id: newId(this.clock), event_id: id, date: day.date, ...dayColumns(day) })),
          )
          .execute();
        const key = await this.keys.create(tx, id);
        await this.audit.open(tx, {
          aggregateType: 'event',
          aggregateId: id,
          eventId: id,
          action: 'event.created',
          caller,
          changes: {
            slug: columns.slug,
            name: columns.name,
            days: input.days.map(({ date }) => date),
            keyNumber: key.number,
          },
        });
      });
    } catch (error) {
      throw slugTaken(error);
    }
    return id;
  }
}

/** The failure to tell when somebody else has the slug; any other error as it is. */
export function slugTaken(error: unknown): unknown {
  return violatedConstraint(error) === 'events_slug' ? new InvalidInput([{ field: 'slug', code: 'duplicate' }]) : error;
}
