import { Injectable } from '@nestjs/common';
import { handedOverTo } from '@pho-hien/check-in-core';
import { Event } from '@pho-hien/events-api';
import { RoleGrant, User } from '@pho-hien/identity-api';
import { Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { Gate, Shift } from '../rows/index.ts';
import type { OwnShift, ShiftPerson, ShiftType } from './shift.graphql.ts';

/** The roles with which one can be put on a shift. */
const ROLES_ON_SHIFT = ['ORGANISER', 'GATE_SUPERVISOR', 'STEWARD'] as const;

/** Shifts of a gate that are told at once. */
const MOST_AT_GATE = 100;

/** Reads of shifts. */
@Injectable()
export class ShiftQueries {
  constructor(private readonly database: Database) {}

  /** The shifts of an event as they begin. */
  async ofEvent(eventId: string): Promise<ShiftType[]> {
    return (await this.select().where('shifts.event_id', '=', eventId).execute()).map(toType);
  }

  /** Who stands at a gate, as they begin, without those whose shift was over by `since`. */
  async ofGate(gateId: string, since: Date): Promise<ShiftType[]> {
    const rows = await this.select()
      .where('shifts.gate_id', '=', gateId)
      .where('shifts.ends_at', '>=', since)
      .limit(MOST_AT_GATE)
      .execute();
    return rows.map(toType);
  }

  async byId(id: string): Promise<ShiftType> {
    return toType(await this.select().where('shifts.id', '=', id).executeTakeFirstOrThrow());
  }

  /** The event of a shift; undefined where there is no such shift. */
  async eventOf(id: string): Promise<string | undefined> {
    const row = await sqlOf(this.database.reader, Shift)
      .selectFrom('shifts')
      .select('event_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.event_id;
  }

  /** A person's shifts that are not long over, as they begin, each with the note left for it. */
  async ofPerson(userId: string, since: Date): Promise<OwnShift[]> {
    const rows = await this.select()
      .innerJoin('events', 'events.id', 'shifts.event_id')
      .select('events.name as event_name')
      .where('shifts.user_id', '=', userId)
      .where('shifts.ends_at', '>=', since)
      .execute();
    const eventIds = [...new Set(rows.map(({ event_id }) => event_id))];
    const all =
      eventIds.length === 0
        ? []
        : (
            await this.select()
              .where('shifts.event_id', 'in', eventIds)
              .where('handover_note', 'is not', null)
              .execute()
          ).map(toType);
    return rows.map((row) => {
      const shift = toType(row);
      return { shift, eventName: row.event_name, before: handedOverTo(shift, all) ?? null };
    });
  }

  /** Who can be put on a shift of an event, by name; with several roles, the widest. */
  async people(eventId: string, tx: Transaction = this.database.reader): Promise<ShiftPerson[]> {
    const rows = await sqlOf(tx, RoleGrant, User)
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .select(['users.id', 'users.name', 'role_grants.role'])
      .where('role_grants.event_id', '=', eventId)
      .where('role_grants.revoked_at', 'is', null)
      .where('role_grants.role', 'in', ROLES_ON_SHIFT)
      .orderBy('users.name')
      .orderBy('users.id')
      .execute();
    const widest = new Map<string, ShiftPerson>();
    for (const role of ROLES_ON_SHIFT)
      for (const row of rows) if (row.role === role && !widest.has(row.id)) widest.set(row.id, row);
    return [...new Set(rows.map(({ id }) => widest.get(id)!))];
  }

  private select() {
    return sqlOf(this.database.reader, Event, Gate, Shift, User)
      .selectFrom('shifts')
      .innerJoin('users', 'users.id', 'shifts.user_id')
      .leftJoin('gates', 'gates.id', 'shifts.gate_id')
      .selectAll('shifts')
      .select(['users.name as person_name', 'gates.name as gate_name'])
      .orderBy('shifts.starts_at')
      .orderBy('shifts.id');
  }
}

type Row = Awaited<ReturnType<ReturnType<ShiftQueries['select']>['executeTakeFirstOrThrow']>>;

const toType = (row: Row): ShiftType => ({
  id: row.id,
  personId: row.user_id,
  personName: row.person_name,
  gateId: row.gate_id,
  gateName: row.gate_name,
  role: row.role,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  handoverNote: row.handover_note,
  handoverAt: row.handover_at,
});
