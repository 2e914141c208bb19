import { EventKey, Registration, Ticket, TicketType } from '@pho-hien/events-api';
import type { Direction, Verdict } from '@pho-hien/check-in-core';
import type { DeviceRights } from '@pho-hien/kernel';
import { prepare, type PreparedStatement } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Device, type QuarantineReason } from '../rows/index.ts';

/** Holds the device while a batch of it is taken in: what it sends again meanwhile waits, and then is known. */
export const lockDevice = prepare<{ deviceId: string }>()('check_in_sync_device', [Device], (sql, { deviceId }) =>
  sql
    .selectFrom('devices')
    .select(['rights', 'lease_until', 'revoked_at', 'clock_offset_ms', 'clock_measured_at'])
    .where('id', '=', deviceId)
    .forNoKeyUpdate(),
);

/** The device that {@link lockDevice} holds. */
export interface LockedDevice {
  readonly rights: DeviceRights;
  readonly lease_until: Date;
  readonly revoked_at: Date | null;
  readonly clock_offset_ms: number | null;
  readonly clock_measured_at: Date | null;
}

interface StoredFactsKey {
  readonly deviceId: string;
  readonly gateId: string;
  readonly eventId: string;
  /** Ids of facts, and of the scans that they undo or override. */
  readonly ids: readonly string[];
  readonly sequences: readonly number[];
}

/** A fact that is in the ledger, or in quarantine. */
export interface StoredFact {
  readonly id: string;
  readonly kind: 'SCAN' | 'UNDO';
  readonly device_id: string;
  readonly sequence: number;
  readonly list_id: string;
  readonly ticket_id: string | null;
  readonly verdict: Verdict | null;
  readonly direction: Direction | null;
  readonly undo_of_id: string | null;
  readonly undone: boolean;
  readonly admitted: boolean;
  /** Whether it stands on a list of the asking gate. */
  readonly here: boolean;
  readonly quarantined: boolean;
  /** Why it is in quarantine, while nobody has decided; else null. */
  readonly open_reason: QuarantineReason | null;
}

/** What is stored already under these ids, or of this device under these numbers. */
export const storedFacts = written<StoredFactsKey, StoredFact>(
  'check_in_sync_stored',
  (key) => raw`
  with wanted as (
    select id from scans where id = any(${key.ids}::uuid[])
    union
    select id from scans where device_id = ${key.deviceId}::uuid and sequence = any(${key.sequences}::int[])
  )
  select found.id, kind, device_id, sequence, list_id, ticket_id, verdict, direction, undo_of_id,
    admission_version is not null and kind = 'SCAN' as admitted, false as quarantined, null as open_reason,
    exists (select from scans undo where undo.undo_of_id = found.id) as undone,
    exists (select from gate_lists here where here.gate_id = ${key.gateId}::uuid and here.list_id = found.list_id) as here
  from wanted join scans found using (id) join check_in_lists list on list.id = found.list_id and list.event_id = ${key.eventId}::uuid
  union all
  select id, 'SCAN', device_id, sequence, null, null, null, null, null, false, true,
    case when decision is null then reason end, false, false
  from quarantined_facts where id = any(${key.ids}::uuid[]) and decision is distinct from 'ACCEPTED'`,
);

/** Between which instants the facts of these numbers happened, as far as the device's other facts say. */
export const neighboursOf = written<
  { readonly deviceId: string; readonly sequences: readonly number[] },
  { readonly sequence: number; readonly previous_at: Date | null; readonly following_at: Date | null }
>(
  'check_in_sync_neighbours',
  (key) => raw`
  select sequence,
    (select before.corrected_at from scans before
      where before.device_id = ${key.deviceId}::uuid and before.sequence < fact.sequence
      order by before.sequence desc limit 1) as previous_at,
    (select after.corrected_at from scans after
      where after.device_id = ${key.deviceId}::uuid and after.sequence > fact.sequence
      order by after.sequence limit 1) as following_at
  from unnest(${key.sequences}::int[]) as fact (sequence)`,
);

/** Locks tickets of an event in the order of their ids, so that two batches never wait for each other in a circle. */
export const lockTickets = prepare<{ readonly eventId: string; readonly ticketIds: readonly string[] }>()(
  'check_in_sync_tickets',
  [EventKey, Registration, Ticket, TicketType],
  (sql, { eventId, ticketIds }) =>
    sql
      .selectFrom('tickets')
      .innerJoin('registrations', 'registrations.id', 'tickets.registration_id')
      .innerJoin('ticket_types', 'ticket_types.id', 'registrations.ticket_type_id')
      .innerJoin('event_keys', 'event_keys.id', 'tickets.event_key_id')
      .select(['tickets.id', 'tickets.status', 'tickets.valid_from', 'tickets.valid_until'])
      .select(['ticket_types.number as type_number', 'event_keys.status as key_status', 'event_keys.key_number'])
      .where('tickets.id', '=', raw<string>`any(${ticketIds}::uuid[])`)
      .where('registrations.event_id', '=', eventId)
      .orderBy('tickets.id')
      .forNoKeyUpdate('tickets'),
);

export type LockedTicket = typeof lockTickets extends PreparedStatement<never, infer Row> ? Row : never;

/** Those of these ids that are places reserved for walk-ups: tickets that nobody has told us about yet. */
export const reservedAmong = written<{ readonly eventId: string; readonly ids: readonly string[] }, { id: string }>(
  'check_in_sync_reserved',
  (key) => raw`
  select place.id from reserved_places place join ticket_types type on type.id = place.ticket_type_id
  where place.id = any(${key.ids}::uuid[]) and type.event_id = ${key.eventId}::uuid`,
);

/** Lists and tickets, in pairs. */
interface Places {
  readonly listIds: readonly string[];
  readonly ticketIds: readonly string[];
}

/** Where a ticket stands on a list, as the ledger's row says. */
export interface StoredAdmission {
  readonly list_id: string;
  readonly ticket_id: string;
  readonly version: number;
  readonly day: string | null;
  readonly uses: number;
  readonly inside: number;
  readonly last_entry_scan_id: string | null;
  readonly last_entry_at: Date | null;
  readonly last_entry_gate_id: string | null;
  readonly latest_at: Date;
  readonly latest_scan_id: string;
}

/**
 * Where these tickets stand on these lists, each looked up by itself: joined at once, all that was ever
 * admitted would be walked through. The caller holds the tickets.
 */
export const admissionsOf = written<Places, StoredAdmission>(
  'check_in_sync_admissions',
  (key) => raw`
  select stored.* from unnest(${key.listIds}::uuid[], ${key.ticketIds}::uuid[]) as place (list_id, ticket_id)
  cross join lateral (
    select * from admissions where list_id = place.list_id and ticket_id = place.ticket_id offset 0
  ) stored`,
);

/** A fact of a ticket's history on a list. */
export interface HistoryFact {
  readonly id: string;
  readonly kind: 'SCAN' | 'UNDO';
  readonly list_id: string;
  readonly ticket_id: string;
  readonly device_id: string;
  readonly gate_id: string;
  readonly direction: Direction | null;
  readonly corrected_at: Date;
  readonly verdict_at_device: Verdict | null;
  readonly overridden: string | null;
  readonly undo_of_id: string | null;
}

/** Every fact that made the states of these tickets on these lists. */
export const historiesOf = written<Places, HistoryFact>(
  'check_in_sync_histories',
  (key) => raw`
  select scans.id, kind, list_id, ticket_id, device_id, gate_id, direction, corrected_at, verdict_at_device,
    overridden, undo_of_id
  from unnest(${key.listIds}::uuid[], ${key.ticketIds}::uuid[]) as place (list_id, ticket_id)
  join scans using (list_id, ticket_id) join devices on devices.id = scans.device_id
  where admission_version is not null`,
);

/** A statement written out, because it is about sets of pairs. */
function written<Parameters extends object, Row>(
  name: string,
  build: (parameters: Parameters) => ReturnType<typeof raw>,
): PreparedStatement<Parameters, Row> {
  return prepare<Parameters>()(name, [], (db, parameters) => {
    const statement = build(parameters);
    return { compile: () => statement.compile(db) };
  }) as PreparedStatement<Parameters, Row>;
}
