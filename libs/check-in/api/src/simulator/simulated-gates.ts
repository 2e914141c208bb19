import { Injectable } from '@nestjs/common';
import { ANONYMOUS, type DeviceActor } from '@pho-hien/kernel';
import { type Caller, systemCaller } from '@pho-hien/platform';
import { DeviceQueries } from '../devices/device.queries.ts';
import { PairDevice } from '../devices/pair-device.ts';
import { StartPairing } from '../devices/start-pairing.ts';
import type { CheckInListType } from '../lists/check-in-list.graphql.ts';
import { CheckInListQueries } from '../lists/check-in-list.queries.ts';
import { GateQueries } from '../gates/gate.queries.ts';

/** A device at a gate of the simulation, with the lists it scans for. */
export interface SimulatedGate {
  readonly device: DeviceActor;
  /** Where people come into the festival; null where the gate has only rooms. */
  readonly entrance: CheckInListType | null;
  readonly rooms: readonly CheckInListType[];
  /** The running number of its last scan. */
  sequence: number;
}

/** A simulated device is called so, that nobody takes it for a steward's. */
const DEVICE_NAME = 'Máy mô phỏng';
export const SIMULATOR: Caller = systemCaller('simulator');

/** Pairs a device of the simulation with each gate, by the same use cases as a steward's phone. */
@Injectable()
export class SimulatedGates {
  constructor(
    private readonly gates: GateQueries,
    private readonly lists: CheckInListQueries,
    private readonly devices: DeviceQueries,
    private readonly startPairing: StartPairing,
    private readonly pairDevice: PairDevice,
  ) {}

  /** The gates of an event; a device that an earlier simulation paired goes on. */
  async of(
    eventId: string,
    now: Date,
    deviceName: (gate: string) => string = () => DEVICE_NAME,
  ): Promise<SimulatedGate[]> {
    const gates = await this.gates.ofEvent(eventId);
    const lists = (await this.lists.ofEvent(eventId)).filter(({ closed }) => !closed);
    const known = await this.devices.ofGates(gates.map(({ id }) => id));
    const made: SimulatedGate[] = [];
    for (const gate of gates) {
      const name = deviceName(gate.name);
      const old = known
        .get(gate.id)
        ?.find((device) => device.name === name && !device.revokedAt && device.leaseUntil > now);
      const deviceId = old?.id ?? (await this.pair(gate.id, name));
      const own = lists.filter(({ id }) => gate.listIds.includes(id));
      made.push({
        device: { kind: 'device', deviceId, eventId, gateId: gate.id, rights: 'STEWARD' },
        entrance: own.find(({ capacity }) => capacity === null) ?? null,
        rooms: own.filter(({ capacity }) => capacity !== null),
        sequence: old?.lastSequence ?? 0,
      });
    }
    return made.filter(({ entrance, rooms }) => entrance ?? rooms.length > 0);
  }

  private async pair(gateId: string, deviceName: string): Promise<string> {
    const { code } = await this.startPairing.run(SIMULATOR, { gateId, rights: 'STEWARD', deviceName });
    return (await this.pairDevice.run({ ...SIMULATOR, actor: ANONYMOUS }, code)).deviceId;
  }
}
