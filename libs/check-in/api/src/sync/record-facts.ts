import type { Direction, Verdict, VerdictReason } from '@pho-hien/check-in-core';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import type { ScanMethod } from '../scans/scan-method.ts';

/** A fact as it goes into the ledger: the names are the columns'. */
export interface FactRow {
  readonly id: string;
  readonly kind: 'SCAN' | 'UNDO';
  readonly list_id: string;
  readonly ticket_id: string | null;
  readonly code_digest: string | null;
  readonly sequence: number;
  readonly direction: Direction | null;
  readonly method: ScanMethod | null;
  readonly scanned_at: Date;
  readonly received_at: Date;
  readonly corrected_at: Date;
  readonly verdict_at_device: Verdict | null;
  readonly reason_at_device: VerdictReason | null;
  readonly verdict: Verdict | null;
  readonly reason: VerdictReason | null;
  readonly on_list: boolean;
  readonly used_at: Date | null;
  readonly used_gate_id: string | null;
  readonly identity_confirmed: boolean;
  readonly override_of_id: string | null;
  readonly override_reason: string | null;
  readonly overridden: VerdictReason | null;
  readonly undo_of_id: string | null;
  readonly undo_reason: string | null;
  readonly admission_version: number | null;
  readonly list_cursor: string | null;
  readonly sealed_answers: string | null;
}

/** Where a ticket stands on a list after the batch. */
export interface AdmissionRow {
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

/** By how much a device's tally of a list changes. */
export interface TallyRow {
  readonly list_id: string;
  readonly day: string;
  readonly device_id: string;
  readonly inside: number;
  readonly entries: number;
  readonly exits: number;
  readonly denied: number;
}

interface Recording {
  readonly deviceId: string;
  /** JSON arrays of the rows: one text each, however many rows. */
  readonly facts: string;
  readonly admissions: string;
  readonly tallies: string;
}

/**
 * Writes facts, the states that they make and the tallies, in one statement. The caller holds the
 * tickets. Tallies are taken in one order, so that two batches never wait for each other in a circle;
 * one that loses by an undo is there already, and no row that could be inserted is below nought.
 */
export const recordFacts = prepare<Recording>()('check_in_sync_record', [], (db, given) => {
  const statement = raw<never>`
    with admission as (
      insert into admissions (list_id, ticket_id, version, day, uses, inside,
        last_entry_scan_id, last_entry_at, last_entry_gate_id, latest_at, latest_scan_id)
      select * from json_to_recordset(${given.admissions}::json) as made (list_id uuid, ticket_id uuid, version int,
        day varchar, uses int, inside int, last_entry_scan_id uuid, last_entry_at timestamptz, last_entry_gate_id uuid,
        latest_at timestamptz, latest_scan_id uuid)
      on conflict (list_id, ticket_id) do update set version = excluded.version, day = excluded.day,
        uses = excluded.uses, inside = excluded.inside, last_entry_scan_id = excluded.last_entry_scan_id,
        last_entry_at = excluded.last_entry_at, last_entry_gate_id = excluded.last_entry_gate_id,
        latest_at = excluded.latest_at, latest_scan_id = excluded.latest_scan_id
    ), counted as (
      select * from json_to_recordset(${given.tallies}::json) as made (list_id uuid, day varchar, device_id uuid,
        inside int, entries int, exits int, denied int)
    ), less as (
      update list_tallies tally set inside = tally.inside + counted.inside, entries = tally.entries + counted.entries,
        exits = tally.exits + counted.exits, denied = tally.denied + counted.denied
      from counted
      where tally.list_id = counted.list_id and tally.day = counted.day and tally.device_id = counted.device_id
        and least(counted.entries, counted.exits) < 0
    ), more as (
      insert into list_tallies (list_id, day, device_id, inside, entries, exits, denied)
      select * from counted
      where least(entries, exits) >= 0
      order by list_id, day, device_id
      on conflict (list_id, day, device_id) do update set inside = list_tallies.inside + excluded.inside,
        entries = list_tallies.entries + excluded.entries, exits = list_tallies.exits + excluded.exits,
        denied = list_tallies.denied + excluded.denied
    )
    insert into scans (id, kind, device_id, list_id, ticket_id, code_digest, sequence, direction, method, scanned_at,
      received_at, corrected_at, verdict_at_device, reason_at_device, verdict, reason, on_list, used_at, used_gate_id,
      identity_confirmed, override_of_id, override_reason, overridden, undo_of_id, undo_reason, admission_version,
      list_cursor, sealed_answers)
    select id, kind, ${given.deviceId}::uuid, list_id, ticket_id, code_digest, sequence, direction, method, scanned_at,
      received_at, corrected_at, verdict_at_device, reason_at_device, verdict, reason, on_list, used_at, used_gate_id,
      identity_confirmed, override_of_id, override_reason, overridden, undo_of_id, undo_reason, admission_version,
      list_cursor, sealed_answers
    from json_to_recordset(${given.facts}::json) as made (id uuid, kind varchar, list_id uuid, ticket_id uuid,
      code_digest varchar, sequence int, direction varchar, method varchar, scanned_at timestamptz,
      received_at timestamptz, corrected_at timestamptz, verdict_at_device varchar, reason_at_device varchar,
      verdict varchar, reason varchar, on_list boolean, used_at timestamptz, used_gate_id uuid,
      identity_confirmed boolean, override_of_id uuid, override_reason text, overridden varchar, undo_of_id uuid,
      undo_reason text, admission_version int, list_cursor varchar, sealed_answers text)`;
  return { compile: () => statement.compile(db) };
});

interface QuarantineRecording {
  readonly deviceId: string;
  readonly facts: string;
}

/** A fact as it is kept apart. */
export interface QuarantineRow {
  readonly id: string;
  readonly sequence: number;
  readonly fact: object;
  readonly reason: string;
  readonly received_at: Date;
  readonly corrected_at: Date;
}

/** Writes facts into quarantine. */
export const recordQuarantine = prepare<QuarantineRecording>()('check_in_sync_quarantine', [], (db, given) => {
  const statement = raw<never>`
    insert into quarantined_facts (id, device_id, sequence, fact, reason, received_at, corrected_at)
    select id, ${given.deviceId}::uuid, sequence, fact, reason, received_at, corrected_at
    from json_to_recordset(${given.facts}::json) as made (id uuid, sequence int, fact jsonb, reason varchar,
      received_at timestamptz, corrected_at timestamptz)`;
  return { compile: () => statement.compile(db) };
});
