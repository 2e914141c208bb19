import { Injectable } from '@nestjs/common';
import { Registration, Ticket, TicketType } from '@pho-hien/events-api';
import { User } from '@pho-hien/identity-api';
import { isId } from '@pho-hien/kernel';
import { Database, pageSize, sqlOf, toConnection } from '@pho-hien/platform';
import { CheckInList, ConflictRow, Device, Gate, Scan } from '../rows/index.ts';
import type { ConflictsArgs, ConflictType } from './conflict.graphql.ts';

/** More than a gate's supervisor can walk to. */
const MOST_AT_GATE = 50;

/** Where a conflict happened. */
export interface ConflictPlace {
  readonly event_id: string;
  readonly entry_gate_id: string;
  readonly other_gate_id: string;
}

type ConflictRead = Awaited<ReturnType<ReturnType<ConflictQueries['select']>['executeTakeFirstOrThrow']>>;

/** Reads of conflicts, for pages. */
@Injectable()
export class ConflictQueries {
  constructor(private readonly database: Database) {}

  /** The conflicts of an event, the unsettled first, the newest of each first. */
  async ofEvent({ eventId, first, after }: ConflictsArgs) {
    const size = pageSize(first);
    const from = after ? cursorOf(after) : null;
    const [rows, unsettled] = await Promise.all([
      this.select()
        .where('list.event_id', '=', eventId)
        .$if(from !== null, (query) =>
          query.where(({ eb, refTuple, tuple, and, or }) => {
            const isSettled = eb('conflicts.settled_at', 'is not', null);
            const further = eb(refTuple('conflicts.noticed_at', 'conflicts.id'), '<', tuple(from!.noticedAt, from!.id));
            const sameHalf = and([further, from!.settled ? isSettled : eb('conflicts.settled_at', 'is', null)]);
            return from!.settled ? sameHalf : or([sameHalf, isSettled]);
          }),
        )
        .orderBy(({ eb }) => eb('conflicts.settled_at', 'is not', null))
        .orderBy('conflicts.noticed_at', 'desc')
        .orderBy('conflicts.id', 'desc')
        .limit(size + 1)
        .execute(),
      this.unsettled(eventId),
    ]);
    return {
      ...toConnection(
        rows.map((row) => toType(row)),
        size,
        toCursor,
      ),
      unsettled,
    };
  }

  async byId(id: string, gateId: string | null): Promise<ConflictType> {
    const row = await this.select().where('conflicts.id', '=', id).executeTakeFirstOrThrow();
    return toType(row, gateId);
  }

  /** The newest conflicts with a side at a gate that nobody has settled; at most {@link MOST_AT_GATE}. */
  async unsettledAt(gateId: string): Promise<ConflictType[]> {
    const rows = await this.select()
      .where(({ eb, or }) => or([eb('entry_device.gate_id', '=', gateId), eb('other_device.gate_id', '=', gateId)]))
      .where('conflicts.settled_at', 'is', null)
      .orderBy('conflicts.noticed_at', 'desc')
      .orderBy('conflicts.id', 'desc')
      .limit(MOST_AT_GATE)
      .execute();
    return rows.map((row) => toType(row, gateId));
  }

  /** How many conflicts of an event nobody has settled. */
  async unsettled(eventId: string): Promise<number> {
    const row = await sqlOf(this.database.reader, CheckInList, ConflictRow)
      .selectFrom('conflicts')
      .innerJoin('check_in_lists as list', 'list.id', 'conflicts.list_id')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('list.event_id', '=', eventId)
      .where('conflicts.settled_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  /** Event and gates of a conflict; undefined where there is no such conflict. */
  placeOf(id: string): Promise<ConflictPlace | undefined> {
    return this.joined()
      .select(['list.event_id', 'entry_device.gate_id as entry_gate_id', 'other_device.gate_id as other_gate_id'])
      .where('conflicts.id', '=', id)
      .executeTakeFirst();
  }

  private joined() {
    return sqlOf(
      this.database.reader,
      CheckInList,
      ConflictRow,
      Device,
      Gate,
      Registration,
      Scan,
      Ticket,
      TicketType,
      User,
    )
      .selectFrom('conflicts')
      .innerJoin('check_in_lists as list', 'list.id', 'conflicts.list_id')
      .innerJoin('scans as entry', 'entry.id', 'conflicts.entry_scan_id')
      .innerJoin('devices as entry_device', 'entry_device.id', 'entry.device_id')
      .innerJoin('scans as other', 'other.id', 'conflicts.other_scan_id')
      .innerJoin('devices as other_device', 'other_device.id', 'other.device_id');
  }

  private select() {
    return this.joined()
      .innerJoin('gates as entry_gate', 'entry_gate.id', 'entry_device.gate_id')
      .innerJoin('gates as other_gate', 'other_gate.id', 'other_device.gate_id')
      .innerJoin('tickets', 'tickets.id', 'conflicts.ticket_id')
      .innerJoin('registrations as holder', 'holder.id', 'tickets.registration_id')
      .innerJoin('ticket_types as type', 'type.id', 'holder.ticket_type_id')
      .leftJoin('users as settler', 'settler.id', 'conflicts.settled_by_user_id')
      .leftJoin('devices as settling', 'settling.id', 'conflicts.settled_by_device_id')
      .select(['conflicts.id', 'conflicts.list_id', 'conflicts.ticket_id', 'conflicts.noticed_at'])
      .select(['conflicts.settled_at', 'conflicts.note', 'list.name as list_name', 'type.name as type_name'])
      .select([
        'holder.id as registration_id',
        'holder.full_name',
        'settler.name as settler',
        'settling.name as settling',
      ])
      .select(['entry.id as entry_id', 'entry.corrected_at as entry_at', 'entry_gate.id as entry_gate_id'])
      .select(['entry_gate.name as entry_gate_name', 'entry_device.name as entry_device_name'])
      .select(['other.id as other_id', 'other.corrected_at as other_at', 'other_gate.id as other_gate_id'])
      .select(['other_gate.name as other_gate_name', 'other_device.name as other_device_name']);
  }
}

/** @param gateId of the caller, when that is a device */
function toType(row: ConflictRead, gateId: string | null = null): ConflictType {
  const side = (which: 'entry' | 'other') => ({
    scanId: row[`${which}_id`],
    at: row[`${which}_at`],
    gateName: row[`${which}_gate_name`],
    deviceName: row[`${which}_device_name`],
    here: row[`${which}_gate_id`] === gateId,
  });
  return {
    id: row.id,
    listId: row.list_id,
    listName: row.list_name,
    ticketId: row.ticket_id,
    registrationId: row.registration_id,
    holderName: row.full_name,
    ticketTypeName: row.type_name,
    entry: side('entry'),
    other: side('other'),
    noticedAt: row.noticed_at,
    settledAt: row.settled_at,
    settledBy: row.settler ?? row.settling,
    note: row.note,
  };
}

function toCursor({ settledAt, noticedAt, id }: ConflictType): string {
  return Buffer.from(JSON.stringify([settledAt !== null, noticedAt, id])).toString('base64url');
}

/** What stood in a cursor; null where it is none, which reads from the beginning. */
function cursorOf(text: string): { readonly settled: boolean; readonly noticedAt: Date; readonly id: string } | null {
  try {
    const [settled, noticedAt, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [boolean, string, string];
    const at = new Date(noticedAt);
    return isId(id) && !Number.isNaN(at.getTime()) ? { settled: settled === true, noticedAt: at, id } : null;
  } catch {
    return null;
  }
}
