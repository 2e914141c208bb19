import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { overlapping, shiftProblems } from '@pho-hien/check-in-core';
import { EventQueries } from '@pho-hien/events-api';
import { type Clock, InvalidInput, isId, newId, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, sqlOf, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { Gate, Shift } from '../rows/index.ts';
import { type CreateShiftInput, ShiftOverlaps } from './shift.graphql.ts';
import { ShiftQueries } from './shift.queries.ts';

@Injectable()
export class CreateShift {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly events: EventQueries,
    private readonly shifts: ShiftQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Puts somebody of an event's staff on a shift; answers its id. Throws `InvalidInput`, `ShiftOverlaps`. */
  async run(caller: Caller, input: CreateShiftInput): Promise<string> {
    const { eventId, personId, startsAt, endsAt } = input;
    const gateId = input.gateId ?? null;
    const days = (await this.events.daysOf([eventId])).get(eventId) ?? [];
    InvalidInput.throwIfAny(
      shiftProblems(
        { startsAt, endsAt },
        days.map(({ date }) => date),
      ),
    );
    const id = newId(this.clock);
    try {
      await this.database.transaction(async (tx) => {
        const role = await this.roleOf(tx, eventId, personId);
        InvalidInput.throwIfAny([
          ...problemIn('personId', role ? null : 'unknown_value'),
          ...problemIn('gateId', await gateProblem(tx, eventId, gateId)),
        ]);
        await this.refuseOverlap(tx, personId, { startsAt, endsAt });
        await sqlOf(tx, Shift)
          .insertInto('shifts')
          .values({
            id,
            event_id: eventId,
            user_id: personId,
            gate_id: gateId,
            role: role!,
            starts_at: startsAt,
            ends_at: endsAt,
            created_at: this.clock.now(),
          })
          .execute();
        await this.audit.open(tx, {
          aggregateType: 'shift',
          aggregateId: id,
          eventId,
          action: 'shift.created',
          caller,
          changes: { personId, gateId, role, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
        });
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'shifts_one_place_at_a_time') throw error;
      // Somebody else was faster by a moment; what they wrote is there now.
      await this.refuseOverlap(this.database.reader, personId, { startsAt, endsAt });
      throw error;
    }
    return id;
  }

  private async roleOf(tx: Transaction, eventId: string, personId: string) {
    if (!isId(personId)) return null;
    return (await this.shifts.people(eventId, tx)).find(({ id }) => id === personId)?.role ?? null;
  }

  private async refuseOverlap(
    tx: Transaction,
    personId: string,
    span: { startsAt: Date; endsAt: Date },
  ): Promise<void> {
    const rows = await sqlOf(tx, Shift)
      .selectFrom('shifts')
      .select(['starts_at as startsAt', 'ends_at as endsAt'])
      .where('user_id', '=', personId)
      .where('ends_at', '>', span.startsAt)
      .where('starts_at', '<', span.endsAt)
      .execute();
    const other = overlapping(rows, span);
    if (other) throw new ShiftOverlaps(other);
  }
}

async function gateProblem(tx: Transaction, eventId: string, gateId: string | null) {
  if (gateId === null) return null;
  if (!isId(gateId)) return 'unknown_value';
  const gate = await sqlOf(tx, Gate)
    .selectFrom('gates')
    .select('id')
    .where('id', '=', gateId)
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  return gate ? null : 'unknown_value';
}
