import { Injectable } from '@nestjs/common';
import { deviceState, scansWaiting } from '@pho-hien/check-in-core';
import { runPrepared, SqlPool } from '@pho-hien/platform';
import { DeviceQueries } from '../devices/device.queries.ts';
import type { GateType } from '../gates/gate.graphql.ts';
import { scansOfDevices } from './live-day-statements.ts';
import type { DeviceStanding } from './live-day.graphql.ts';

/** What the server knows of the devices at an event's gates. */
@Injectable()
export class DeviceStandings {
  constructor(
    private readonly pool: SqlPool,
    private readonly devices: DeviceQueries,
  ) {}

  /** Those that may still work, by gate and name. */
  async read(eventId: string, gates: readonly GateType[], now: Date): Promise<DeviceStanding[]> {
    const [devices, scans] = await Promise.all([
      this.devices.ofGates(gates.map(({ id }) => id)),
      runPrepared(this.pool, scansOfDevices, { eventId }),
    ]);
    const scansOf = new Map(scans.map((row) => [row.device_id, row]));
    return gates.flatMap((gate) =>
      (devices.get(gate.id) ?? [])
        .map((device) => ({
          id: device.id,
          name: device.name,
          gateName: gate.name,
          state: deviceState(device, now),
          lastSeenAt: device.lastSeenAt,
          // What it said itself when it was last heard of, or what the gaps in its numbers say.
          waiting: Math.max(device.waiting ?? 0, gapsOf(scansOf.get(device.id))),
        }))
        .filter(({ state }) => state !== 'REVOKED'),
    );
  }
}

function gapsOf(scans: { readonly last: number; readonly arrived: number } | undefined): number {
  return scansWaiting(scans?.last ?? 0, scans?.arrived ?? 0);
}
