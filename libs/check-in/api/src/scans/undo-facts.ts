import { Ticket } from '@pho-hien/events-api';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Admission, CheckInList, Device, GateList, ListTally, Scan } from '../rows/index.ts';

interface UndoKey {
  readonly undoesScanId: string;
  readonly gateId: string;
  readonly deviceId: string;
  readonly sequence: number;
}

/** Locks the list of the scan that is to be undone: nobody else takes both locks, and whoever does takes this one first. */
export const lockListOfScan = prepare<{ scanId: string }>()(
  'check_in_undo_lock_list',
  [CheckInList, Scan],
  (sql, { scanId }) =>
    sql
      .selectFrom('check_in_lists')
      .select('id')
      .where('id', '=', (scan) => scan.selectFrom('scans').select('list_id').where('scans.id', '=', scanId))
      .forNoKeyUpdate(),
);

/** Locks its ticket; what is read after that is as new as the lock. */
export const lockTicketOfScan = prepare<{ scanId: string }>()(
  'check_in_undo_lock_ticket',
  [Scan, Ticket],
  (sql, { scanId }) =>
    sql
      .selectFrom('tickets')
      .select('id')
      .where('id', '=', (scan) => scan.selectFrom('scans').select('ticket_id').where('scans.id', '=', scanId))
      .forNoKeyUpdate(),
);

/** The admission that is to be undone, when it stands on a list of this gate. */
export const undoFacts = prepare<UndoKey>()(
  'check_in_undo_facts',
  [Admission, CheckInList, Device, GateList, Scan],
  (sql, key) =>
    sql
      .selectFrom('scans as scan')
      .innerJoin('gate_lists as here', 'here.list_id', 'scan.list_id')
      .innerJoin('admissions as admission', (join) =>
        join.onRef('admission.list_id', '=', 'scan.list_id').onRef('admission.ticket_id', '=', 'scan.ticket_id'),
      )
      .innerJoin('devices as device', (join) => join.on('device.id', '=', key.deviceId))
      .leftJoin('scans as undo', 'undo.undo_of_id', 'scan.id')
      .select(['admission.list_id', 'admission.ticket_id', 'admission.version', 'scan.device_id as undone_device_id'])
      .select(['scan.corrected_at as undone_at', 'undo.id as undone_by', 'device.clock_offset_ms'])
      .select((facts) => [
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
      .where('scan.id', '=', key.undoesScanId)
      .where('scan.kind', '=', raw.lit('SCAN'))
      .where('scan.admission_version', 'is not', null)
      .where('here.gate_id', '=', key.gateId),
);

export type UndoFactsRow = typeof undoFacts extends { readonly row?: infer Row } ? NonNullable<Row> : never;

/** Persons inside a list on a day of its tally. */
export const listInside = prepare<{ listId: string; day: string }>()(
  'check_in_list_inside',
  [ListTally],
  (sql, { listId, day }) =>
    sql
      .selectFrom('list_tallies')
      .select(raw<number>`coalesce(sum(inside), 0)::int`.as('inside'))
      .where('list_id', '=', listId)
      .where('day', '=', day),
);
