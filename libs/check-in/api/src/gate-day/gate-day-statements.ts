import type { VerdictReason } from '@pho-hien/check-in-core';
import { prepare } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { Device, Gate, GateList, QuarantinedFact, Scan } from '../rows/index.ts';

/** The scans made at a gate since a time, by minute and outcome; read from the end of each of its lists' ledgers. */
export const scansAtGate = prepare<{ gateId: string; from: Date }>()(
  'check_in_gate_minutes',
  [Device, GateList, Scan],
  (sql, { gateId, from }) =>
    sql
      .selectFrom('gate_lists')
      .innerJoin('scans', 'scans.list_id', 'gate_lists.list_id')
      .innerJoin('devices', 'devices.id', 'scans.device_id')
      .select(['devices.gate_id', 'scans.direction', 'scans.verdict_at_device as verdict'])
      .select([
        // What the steward was shown, which alone says what happened.
        raw<VerdictReason>`coalesce(scans.reason_at_device, scans.reason)`.as('reason'),
        raw<Date>`date_trunc('minute', scans.corrected_at)`.as('minute'),
        raw<number>`count(*)::int`.as('count'),
      ])
      .where('gate_lists.gate_id', '=', gateId)
      .where('devices.gate_id', '=', gateId)
      .where('scans.kind', '=', raw.lit('SCAN'))
      .where('scans.received_at', '>=', from)
      .groupBy(['devices.gate_id', 'scans.direction', 'scans.verdict_at_device', raw`4`, raw`5`]),
);

/** How much each device of a gate handed in that nobody has decided on. */
export const keptApartAtGate = prepare<{ gateId: string }>()(
  'check_in_gate_kept_apart',
  [Device, Gate, QuarantinedFact],
  (sql, { gateId }) =>
    sql
      .selectFrom('quarantined_facts as apart')
      .innerJoin('devices', 'devices.id', 'apart.device_id')
      .select(['devices.id as deviceId', 'devices.name as deviceName', raw<number>`count(*)::int`.as('count')])
      .where('devices.gate_id', '=', gateId)
      .where('apart.decision', 'is', null)
      .groupBy(['devices.id', 'devices.name'])
      .orderBy('devices.name'),
);
