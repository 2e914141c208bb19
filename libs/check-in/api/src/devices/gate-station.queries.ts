import { Injectable } from '@nestjs/common';
import { BadgeDesignQueries, EventQueries } from '@pho-hien/events-api';
import { notFound } from '@pho-hien/platform';
import { GateQueries } from '../gates/gate.queries.ts';
import { CheckInListQueries } from '../lists/check-in-list.queries.ts';
import { LiveCounts } from '../live/live-counts.ts';
import { ReceivingKeys } from '../receiving/receiving-keys.ts';
import { DeviceQueries } from './device.queries.ts';
import type { GateStation } from './gate-station.graphql.ts';

@Injectable()
export class GateStationQueries {
  constructor(
    private readonly devices: DeviceQueries,
    private readonly gates: GateQueries,
    private readonly lists: CheckInListQueries,
    private readonly events: EventQueries,
    private readonly counts: LiveCounts,
    private readonly badges: BadgeDesignQueries,
    private readonly receiving: ReceivingKeys,
  ) {}

  /** Everything that the screen of a paired device begins with. */
  async of(deviceId: string): Promise<GateStation> {
    const place = await this.devices.placeOf(deviceId);
    if (!place) throw notFound();
    const [device, gate, events, insideNow, badge, receivingKey] = await Promise.all([
      this.devices.byId(deviceId),
      this.gates.byId(place.gate_id),
      this.events.byIds([place.event_id], false),
      this.counts.insideNow(place.event_id),
      this.badges.of(place.event_id),
      this.receiving.publicKeyOf(place.event_id),
    ]);
    const event = events.get(place.event_id);
    if (!event) throw new Error(`No event ${place.event_id}`);
    const lists = await this.lists.byIds(gate.listIds);
    return { device, gate, event, lists, insideNow, badge, receivingKey };
  }
}
