import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';

/** An undo as it goes into the ledger, with the state that is left and what the tally loses. */
export interface NewUndo {
  readonly scanId: string;
  readonly deviceId: string;
  readonly sequence: number;
  readonly listId: string;
  readonly ticketId: string;
  readonly scannedAt: Date;
  readonly receivedAt: Date;
  readonly correctedAt: Date;
  readonly undoOf: string;
  readonly reason: string;
  readonly version: number;
  readonly day: string | null;
  readonly uses: number;
  readonly inside: number;
  readonly lastEntryScanId: string | null;
  readonly lastEntryAt: Date | null;
  readonly lastEntryGateId: string | null;
  readonly latestAt: Date;
  readonly latestScanId: string;
  /** The tally that counted the scan, and loses it. */
  readonly tallyDay: string;
  readonly tallyDeviceId: string;
  readonly insideDelta: number;
  readonly entered: number;
  readonly left: number;
}

/** Writes an undo, the state that is left and the tally, in one statement. The caller holds the locks. */
export const recordUndo = prepare<NewUndo>()('check_in_record_undo', [], (db, undo) => {
  const statement = raw<never>`
    with admission as (
      update admissions set version = ${undo.version}::int, day = ${undo.day}::varchar, uses = ${undo.uses}::int,
        inside = ${undo.inside}::int, last_entry_scan_id = ${undo.lastEntryScanId}::uuid,
        last_entry_at = ${undo.lastEntryAt}::timestamptz, last_entry_gate_id = ${undo.lastEntryGateId}::uuid,
        latest_at = ${undo.latestAt}::timestamptz, latest_scan_id = ${undo.latestScanId}::uuid
      where list_id = ${undo.listId}::uuid and ticket_id = ${undo.ticketId}::uuid
    ), tally as (
      update list_tallies set inside = inside + ${undo.insideDelta}::int, entries = entries - ${undo.entered}::int,
        exits = exits - ${undo.left}::int
      where list_id = ${undo.listId}::uuid and day = ${undo.tallyDay}::varchar and device_id = ${undo.tallyDeviceId}::uuid
    )
    insert into scans (id, kind, device_id, list_id, ticket_id, sequence, scanned_at, received_at, corrected_at,
      on_list, identity_confirmed, undo_of_id, undo_reason, admission_version)
    values (${undo.scanId}::uuid, 'UNDO', ${undo.deviceId}::uuid, ${undo.listId}::uuid, ${undo.ticketId}::uuid,
      ${undo.sequence}::int, ${undo.scannedAt}::timestamptz, ${undo.receivedAt}::timestamptz,
      ${undo.correctedAt}::timestamptz, true, false, ${undo.undoOf}::uuid, ${undo.reason}::text, ${undo.version}::int)`;
  return { compile: () => statement.compile(db) };
});
