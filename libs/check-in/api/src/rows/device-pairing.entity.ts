import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { DeviceRights } from '@pho-hien/kernel';
import { Device } from './device.entity.ts';
import { Gate } from './gate.entity.ts';

/** An invitation to one device: used once, within minutes. */
export const DevicePairing = defineEntity({
  name: 'DevicePairing',
  tableName: 'device_pairings',
  properties: {
    id: p.uuid().primary(),
    gate: () => p.manyToOne(Gate).index('device_pairings_gate_id').deleteRule('restrict').updateRule('no action'),
    rights: p.string().length(10).$type<DeviceRights>(),
    deviceName: p.string().length(100),
    /** SHA-256 of the code, hexadecimal; the code is on the organiser's screen only. */
    codeHash: p.string().length(64).unique('device_pairings_code_hash'),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
    device: () =>
      p.manyToOne(Device).nullable().unique('device_pairings_device_id').deleteRule('restrict').updateRule('no action'),
  },
  checks: [
    { name: 'device_pairings_rights', expression: "rights in ('STEWARD', 'SUPERVISOR')" },
    { name: 'device_pairings_used', expression: '(used_at is null) = (device_id is null)' },
  ],
});
export type DevicePairing = InferEntity<typeof DevicePairing>;
