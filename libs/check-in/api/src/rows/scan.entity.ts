import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { DenialReason, Direction, Verdict, VerdictReason } from '@pho-hien/check-in-core';
import { Ticket } from '@pho-hien/events-api';
import { CheckInList } from './check-in-list.entity.ts';
import { Device } from './device.entity.ts';
import type { ScanMethod } from '../scans/scan-method.ts';

/** What happened at a gate: a scan, or that one was undone. Never updated, never deleted. */
export const Scan = defineEntity({
  name: 'Scan',
  tableName: 'scans',
  properties: {
    /** Made on the device: the same id is the same scan. */
    id: p.uuid().primary(),
    kind: p.string().length(4).$type<'SCAN' | 'UNDO'>(),
    device: () => p.manyToOne(Device).deleteRule('restrict').updateRule('no action'),
    list: () => p.manyToOne(CheckInList).deleteRule('restrict').updateRule('no action'),
    /** Never the code: a stolen ledger must not be a stack of tickets. Null where no ticket was recognised. */
    ticket: () => p.manyToOne(Ticket).nullable().deleteRule('restrict').updateRule('no action'),
    /** SHA-256 of the code, hexadecimal, where no ticket was recognised. */
    codeDigest: p.string().length(64).nullable(),
    /** The device's running number. */
    sequence: p.integer(),
    direction: p.string().length(5).nullable().$type<Direction>(),
    method: p.string().length(6).nullable().$type<ScanMethod>(),
    /** The device's clock. */
    scannedAt: p.datetime(3),
    receivedAt: p.datetime(3),
    /** When it happened, by the server's clock; frozen at arrival. */
    correctedAt: p.datetime(3),
    /** What the steward was shown: the state is folded over this one. */
    verdictAtDevice: p.string().length(10).nullable().$type<Verdict>(),
    /** What the server says. */
    verdict: p.string().length(10).nullable().$type<Verdict>(),
    reason: p.string().length(24).nullable().$type<VerdictReason>(),
    /** What the steward was shown as the reason; null for a scan that the server decided. */
    reasonAtDevice: p.string().length(24).nullable().$type<VerdictReason>(),
    /** The cursor of the manifest that the device decided on. */
    listCursor: p.string().length(200).nullable(),
    /** Answers given at the gate, sealed on the device to the server's key. */
    sealedAnswers: p.text().nullable(),
    /** False for a validly signed ticket that the device's list did not know. */
    onList: p.boolean(),
    /** With `ALREADY_USED`: when, and at which gate. */
    usedAt: p.datetime(3).nullable(),
    usedGateId: p.uuid().nullable(),
    identityConfirmed: p.boolean(),
    /** The refusal that a supervisor asked to set aside, and why; asked, whether it was needed or not. */
    overrideOf: () => p.manyToOne(Scan).nullable().deleteRule('restrict').updateRule('no action'),
    overrideReason: p.text().nullable(),
    /** The reason that the override did set aside; null where none was needed. */
    overridden: p.string().length(24).nullable().$type<DenialReason>(),
    undoOf: () => p.manyToOne(Scan).nullable().deleteRule('restrict').updateRule('no action'),
    undoReason: p.text().nullable(),
    /** The version of the ticket's state on the list that this fact made; null where it changed nothing. */
    admissionVersion: p.integer().nullable(),
    /** The transaction that wrote it: gates ask for what came since they last asked. */
    recordedIn: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()').index('scans_recorded_in'),
  },
  uniques: [
    { name: 'scans_device_sequence', properties: ['device', 'sequence'] },
    // The last guard: two scans that both started from the same state cannot both be kept.
    {
      name: 'scans_admission_version',
      properties: ['list', 'ticket', 'admissionVersion'],
      where: 'admission_version is not null',
    },
    { name: 'scans_undone_once', properties: ['undoOf'], where: 'undo_of_id is not null' },
  ],
  indexes: [
    { name: 'scans_list_received', properties: ['list', 'receivedAt'] },
    {
      name: 'scans_ticket_id',
      expression: 'create index scans_ticket_id on scans (ticket_id) where (ticket_id is not null)',
    },
    {
      name: 'scans_with_answers',
      expression: 'create index scans_with_answers on scans (list_id, id) where (sealed_answers is not null)',
    },
  ],
  checks: [
    { name: 'scans_sequence', expression: 'sequence > 0' },
    { name: 'scans_direction', expression: "direction in ('ENTRY', 'EXIT')" },
    { name: 'scans_method', expression: "method in ('CAMERA', 'WEDGE', 'TYPED', 'DESK')" },
    { name: 'scans_verdict', expression: "verdict in ('OK', 'DENIED', 'INCOMPLETE')" },
    { name: 'scans_verdict_at_device', expression: "verdict_at_device in ('OK', 'DENIED', 'INCOMPLETE')" },
    {
      name: 'scans_scan',
      expression: "(kind = 'SCAN') = (num_nonnulls(direction, method, verdict, verdict_at_device, reason) = 5)",
    },
    { name: 'scans_undo', expression: "(kind = 'UNDO') = (num_nonnulls(undo_of_id, undo_reason) = 2)" },
    { name: 'scans_override', expression: '(override_of_id is null) = (override_reason is null)' },
    { name: 'scans_overridden', expression: 'overridden is null or override_of_id is not null' },
    {
      name: 'scans_answers',
      expression: "sealed_answers is null or coalesce(direction, '') = 'ENTRY'",
    },
    { name: 'scans_admitted', expression: 'admission_version is null or ticket_id is not null' },
  ],
});
export type Scan = InferEntity<typeof Scan>;
