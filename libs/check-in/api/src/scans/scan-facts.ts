import { EventKey, EventSession, Registration, SessionSignUp, Ticket, TicketType } from '@pho-hien/events-api';
import { prepare, type PreparedStatement } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Admission, CheckInList, Device, Gate, GateList, ListTally, Scan } from '../rows/index.ts';

/** What the facts of one scan are looked up by. */
export interface FactsKey {
  readonly scanId: string;
  readonly sequence: number;
  readonly deviceId: string;
  readonly gateId: string;
  readonly listId: string;
  /** The session that the list is for; null: for the event. */
  readonly sessionId: string | null;
  readonly eventId: string;
  /** Null where the code names no ticket that may be looked up. */
  readonly ticketId: string | null;
  readonly keyNumber: number | null;
  /** Today as the list counts: `YYYY-MM-DD`, or empty. */
  readonly day: string;
}

/** Which row the transaction holds while it decides. `nothing` is for showing what happens without. */
export type Locked = 'ticket' | 'list' | 'nothing';

const rows = [
  Admission,
  CheckInList,
  Device,
  EventKey,
  EventSession,
  Gate,
  GateList,
  ListTally,
  Registration,
  Scan,
  SessionSignUp,
  Ticket,
  TicketType,
] as const;

/**
 * Everything that a decision rests on, in one statement.
 *
 * It locks one row: the ticket, so that two gates decide about it one after the other; or, where
 * the list has a capacity, the list, which then covers its tickets as well; the ticket is held there
 * only against being passed on or revoked meanwhile. What is joined to the locked row may be older
 * than the lock by as long as it was waited for; the write notices.
 */
export const scanFacts = {
  ticket: factsLocking('ticket'),
  list: factsLocking('list'),
  nothing: factsLocking('nothing'),
};

/** One row of facts; the device is always there. */
export type ScanFactsRow = NonNullable<
  (typeof scanFacts)['ticket'] extends PreparedStatement<FactsKey, infer Row> ? Row : never
>;

function factsLocking(locked: Locked) {
  return prepare<FactsKey>()(`check_in_facts_${locked}`, rows, (sql, key) =>
    sql
      .selectFrom('devices as device')
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom('check_in_lists')
            .select(['version', 'event_id'])
            .where('id', '=', key.listId)
            .$if(locked === 'list', (query) => query.forNoKeyUpdate())
            .as('list'),
        (join) => join.onTrue(),
      )
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom('tickets')
            .select(['id', 'registration_id', 'status', 'valid_from', 'valid_until'])
            .where('id', '=', key.ticketId)
            .$if(locked === 'ticket', (query) => query.forNoKeyUpdate())
            .$if(locked === 'list', (query) => query.forShare())
            .as('ticket'),
        (join) => join.onTrue(),
      )
      .leftJoin('registrations as holder', (join) =>
        join.onRef('holder.id', '=', 'ticket.registration_id').on('holder.event_id', '=', key.eventId),
      )
      .leftJoin('ticket_types as type', 'type.id', 'holder.ticket_type_id')
      .leftJoin('event_keys as signer', (join) =>
        join.on('signer.event_id', '=', key.eventId).on('signer.key_number', '=', key.keyNumber),
      )
      .leftJoin('gate_lists as scans_for', (join) =>
        join.on('scans_for.gate_id', '=', key.gateId).on('scans_for.list_id', '=', key.listId),
      )
      .leftJoin('admissions as admission', (join) =>
        join.on('admission.list_id', '=', key.listId).on('admission.ticket_id', '=', key.ticketId),
      )
      .leftJoin('event_sessions as session', (join) => join.on('session.id', '=', key.sessionId))
      .leftJoin('session_sign_ups as seat', (join) =>
        join.onRef('seat.session_id', '=', 'session.id').onRef('seat.registration_id', '=', 'ticket.registration_id'),
      )
      .leftJoin('gates as used_gate', 'used_gate.id', 'admission.last_entry_gate_id')
      .leftJoin('scans as stored', (join) => join.on('stored.id', '=', key.scanId))
      .select([
        'device.rights',
        'device.lease_until',
        'device.revoked_at',
        'device.clock_offset_ms',
        'device.clock_measured_at',
      ])
      .select(['list.version as list_version', 'list.event_id as list_event_id', 'scans_for.gate_id as scans_for'])
      .select(['signer.status as key_status'])
      .select(['ticket.id as ticket_id', 'ticket.status as ticket_status', 'ticket.valid_from', 'ticket.valid_until'])
      .select(['holder.full_name', 'holder.organisation_name', 'type.number as type_number', 'type.name as type_name'])
      .select(['admission.version', 'admission.day', 'admission.uses', 'admission.inside'])
      .select(['admission.last_entry_scan_id', 'admission.last_entry_at', 'admission.last_entry_gate_id'])
      .select(['admission.latest_at', 'admission.latest_scan_id'])
      .select(['session.places as session_places', 'seat.session_id as seat_session_id'])
      .select(['used_gate.name as used_gate_name', 'stored.id as stored_id'])
      .select((facts) => [
        facts
          .selectFrom('list_tallies as tally')
          .select(raw<number>`coalesce(sum(tally.inside), 0)::int`.as('inside'))
          .where('tally.list_id', '=', key.listId)
          .where('tally.day', '=', key.day)
          .as('list_inside'),
        facts
          .selectFrom('scans as before')
          .select('before.corrected_at')
          .where('before.device_id', '=', key.deviceId)
          .where('before.sequence', '<', key.sequence)
          .orderBy('before.sequence', 'desc')
          .limit(raw.lit(1))
          .as('previous_at'),
        facts
          .selectFrom('scans as after')
          .select('after.corrected_at')
          .where('after.device_id', '=', key.deviceId)
          .where('after.sequence', '>', key.sequence)
          .orderBy('after.sequence')
          .limit(raw.lit(1))
          .as('following_at'),
      ])
      .where('device.id', '=', key.deviceId),
  );
}
