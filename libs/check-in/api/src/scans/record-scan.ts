import type { DenialReason, Direction, Verdict, VerdictReason } from '@pho-hien/check-in-core';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import type { ScanMethod } from './scan-method.ts';

/** A scan as it goes into the ledger, with what it changes. */
export interface NewScan {
  readonly scanId: string;
  readonly deviceId: string;
  readonly listId: string;
  readonly ticketId: string | null;
  readonly codeDigest: string | null;
  readonly sequence: number;
  readonly direction: Direction;
  readonly method: ScanMethod;
  readonly scannedAt: Date;
  readonly receivedAt: Date;
  readonly correctedAt: Date;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly onList: boolean;
  readonly usedAt: Date | null;
  readonly usedGateId: string | null;
  readonly identityConfirmed: boolean;
  readonly overrideOf: string | null;
  readonly overrideReason: string | null;
  readonly overridden: DenialReason | null;
  /** Answers given at the gate, sealed to the server's key. */
  readonly sealedAnswers: string | null;
  /** The version of the ticket's state that the scan makes; null where it changes nothing. */
  readonly admissionVersion: number | null;
  readonly day: string | null;
  readonly uses: number;
  readonly inside: number;
  readonly lastEntryScanId: string | null;
  readonly lastEntryAt: Date | null;
  readonly lastEntryGateId: string | null;
  readonly latestAt: Date | null;
  readonly latestScanId: string | null;
  /** The day of the tally: of the scan as the list counts, or empty. */
  readonly tallyDay: string;
  readonly insideDelta: number;
  readonly entered: number;
  readonly left: number;
  readonly denied: number;
  /** Persons that may be inside at most after an entry; null where that does not matter. */
  readonly capacity: number | null;
}

/**
 * Writes a scan, the state it makes and the tally, in one statement; answers no row where another
 * scan changed the state, or filled the room, since the facts were read.
 */
export const recordScan = recording(true);

/** As `recordScan`, blind to what happened meanwhile: only for showing the race. */
export const recordScanUnguarded = recording(false);

function recording(guarded: boolean) {
  const name = guarded ? 'check_in_record' : 'check_in_record_unguarded';
  return prepare<NewScan>()(name, [], (db, scan) => {
    const roomIsFree = raw`(${scan.capacity}::int is null or ${scan.capacity}::int > (
      select coalesce(sum(tally.inside), 0) from list_tallies tally
      where tally.list_id = given.list_id and tally.day = given.tally_day))`;
    const stateIsAsRead = raw`admissions.version = excluded.version - 1`;
    const statement = raw<{ id: string }>`
      with given as (
        select ${scan.listId}::uuid as list_id, ${scan.ticketId}::uuid as ticket_id, ${scan.deviceId}::uuid as device_id,
          ${scan.admissionVersion}::int as version, ${scan.tallyDay}::varchar as tally_day,
          ${scan.entered}::int as entered, ${scan.left}::int as went_out, ${scan.denied}::int as denied
      ), admission as (
        insert into admissions (list_id, ticket_id, version, day, uses, inside,
          last_entry_scan_id, last_entry_at, last_entry_gate_id, latest_at, latest_scan_id)
        select list_id, ticket_id, version, ${scan.day}::varchar, ${scan.uses}::int, ${scan.inside}::int,
          ${scan.lastEntryScanId}::uuid, ${scan.lastEntryAt}::timestamptz, ${scan.lastEntryGateId}::uuid,
          ${scan.latestAt}::timestamptz, ${scan.latestScanId}::uuid
        from given
        where version is not null and ${guarded ? roomIsFree : raw`true`}
        on conflict (list_id, ticket_id) do update set version = excluded.version, day = excluded.day,
          uses = excluded.uses, inside = excluded.inside, last_entry_scan_id = excluded.last_entry_scan_id,
          last_entry_at = excluded.last_entry_at, last_entry_gate_id = excluded.last_entry_gate_id,
          latest_at = excluded.latest_at, latest_scan_id = excluded.latest_scan_id
        where ${guarded ? stateIsAsRead : raw`true`}
        returning version
      ), standing as (
        select given.* from given left join admission on true
        where given.version is null or admission.version is not null
      ), tally as (
        insert into list_tallies (list_id, day, device_id, inside, entries, exits, denied)
        select list_id, tally_day, device_id, ${scan.insideDelta}::int, entered, went_out, denied
        from standing
        where entered + went_out + denied > 0
        on conflict (list_id, day, device_id) do update set inside = list_tallies.inside + excluded.inside,
          entries = list_tallies.entries + excluded.entries, exits = list_tallies.exits + excluded.exits,
          denied = list_tallies.denied + excluded.denied
      )
      insert into scans (id, kind, device_id, list_id, ticket_id, code_digest, sequence, direction, method,
        scanned_at, received_at, corrected_at, verdict_at_device, verdict, reason, on_list, used_at, used_gate_id,
        identity_confirmed, override_of_id, override_reason, overridden, admission_version,
        sealed_answers)
      select ${scan.scanId}::uuid, 'SCAN', device_id, list_id, ticket_id, ${scan.codeDigest}::varchar,
        ${scan.sequence}::int, ${scan.direction}::varchar, ${scan.method}::varchar, ${scan.scannedAt}::timestamptz,
        ${scan.receivedAt}::timestamptz, ${scan.correctedAt}::timestamptz, ${scan.verdict}::varchar,
        ${scan.verdict}::varchar, ${scan.reason}::varchar, ${scan.onList}::boolean, ${scan.usedAt}::timestamptz,
        ${scan.usedGateId}::uuid, ${scan.identityConfirmed}::boolean, ${scan.overrideOf}::uuid,
        ${scan.overrideReason}::text, ${scan.overridden}::varchar, version,
        ${scan.sealedAnswers}::text
      from standing
      returning id`;
    return { compile: () => statement.compile(db) };
  });
}
