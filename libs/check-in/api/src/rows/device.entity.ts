import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { DeviceRights } from '@pho-hien/kernel';
import { Gate } from './gate.entity.ts';

/** A phone that was paired with a gate; it stays with that gate, so that its scans say where they happened. */
export const Device = defineEntity({
  name: 'Device',
  tableName: 'devices',
  properties: {
    id: p.uuid().primary(),
    gate: () => p.manyToOne(Gate).index('devices_gate_id').deleteRule('restrict').updateRule('no action'),
    name: p.string().length(100),
    rights: p.string().length(10).$type<DeviceRights>(),
    /** SHA-256 of its token, hexadecimal; the token is on the device only. */
    tokenHash: p.string().length(64).unique('devices_token_hash'),
    pairedAt: p.datetime(3),
    /** Up to, not including. */
    leaseUntil: p.datetime(3),
    revokedAt: p.datetime(3).nullable(),
    revokedReason: p.text().nullable(),
    lastSeenAt: p.datetime(3).nullable(),
    /** Server clock minus device clock, as last measured. */
    clockOffsetMs: p.double().$type<number>().nullable(),
    clockMeasuredAt: p.datetime(3).nullable(),
    /** How many facts waited on it when it was last heard of. */
    waiting: p.integer().nullable(),
    /** When the manifest that it then worked with was issued. */
    listIssuedAt: p.datetime(3).nullable(),
  },
  checks: [
    { name: 'devices_rights', expression: "rights in ('STEWARD', 'SUPERVISOR')" },
    { name: 'devices_revocation_explained', expression: '(revoked_at is null) = (revoked_reason is null)' },
    { name: 'devices_waiting', expression: 'waiting >= 0' },
    { name: 'devices_clock', expression: '(clock_offset_ms is null) = (clock_measured_at is null)' },
  ],
});
export type Device = InferEntity<typeof Device>;
