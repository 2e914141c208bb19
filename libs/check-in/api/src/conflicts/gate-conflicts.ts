import { Registration, Ticket, TicketType } from '@pho-hien/events-api';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { CheckInList, ConflictRow, Device, Gate, Scan } from '../rows/index.ts';

/** So many are shown at a gate. */
const MOST = 20;

/** The unsettled conflicts that concern a gate, newest first. */
export const gateConflicts = prepare<{ eventId: string; gateId: string }>()(
  'check_in_gate_conflicts',
  [CheckInList, ConflictRow, Device, Gate, Registration, Scan, Ticket, TicketType],
  (sql, { eventId, gateId }) =>
    sql
      .selectFrom('conflicts')
      .innerJoin('check_in_lists as list', 'list.id', 'conflicts.list_id')
      .innerJoin('tickets', 'tickets.id', 'conflicts.ticket_id')
      .innerJoin('registrations as holder', 'holder.id', 'tickets.registration_id')
      .innerJoin('ticket_types as type', 'type.id', 'holder.ticket_type_id')
      .innerJoin('scans as entry', 'entry.id', 'conflicts.entry_scan_id')
      .innerJoin('devices as entry_device', 'entry_device.id', 'entry.device_id')
      .innerJoin('gates as entry_gate', 'entry_gate.id', 'entry_device.gate_id')
      .innerJoin('scans as other', 'other.id', 'conflicts.other_scan_id')
      .innerJoin('devices as other_device', 'other_device.id', 'other.device_id')
      .innerJoin('gates as other_gate', 'other_gate.id', 'other_device.gate_id')
      .select(['conflicts.id', 'conflicts.list_id', 'conflicts.ticket_id', 'conflicts.noticed_at'])
      .select(['type.name as type_name'])
      .select(['entry.id as entry_id', 'entry.corrected_at as entry_at', 'entry_gate.id as entry_gate_id'])
      .select(['entry_gate.name as entry_gate_name', 'entry_device.name as entry_device_name'])
      .select(['other.id as other_id', 'other.corrected_at as other_at', 'other_gate.id as other_gate_id'])
      .select(['other_gate.name as other_gate_name', 'other_device.name as other_device_name'])
      .where('list.event_id', '=', eventId)
      .where('conflicts.settled_at', 'is', null)
      .where(({ eb, or }) => or([eb('entry_gate.id', '=', gateId), eb('other_gate.id', '=', gateId)]))
      .orderBy('conflicts.noticed_at', 'desc')
      .orderBy('conflicts.id')
      .limit(raw.lit(MOST)),
);
