import { Inject, Injectable } from '@nestjs/common';
import { PlaceBlocks } from '@pho-hien/events-api';
import { type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { GateWalkUp, WalkUpBlock } from '../rows/index.ts';
import type { GateWalkUpType, WalkUpBlockType } from './walk-up.graphql.ts';

const UNUSED = { reserved: 0, used: 0 };

@Injectable()
export class WalkUpQueries {
  constructor(
    private readonly database: Database,
    private readonly places: PlaceBlocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What each of these gates gives to people without a ticket. */
  async ofGates(gateIds: readonly string[]): Promise<Map<string, GateWalkUpType[]>> {
    const rows = await sqlOf(this.database.reader, GateWalkUp)
      .selectFrom('gate_walk_ups')
      .select(['gate_id', 'ticket_type_id as ticketTypeId', 'block_size as blockSize'])
      .where('gate_id', 'in', gateIds)
      .orderBy('ticket_type_id')
      .execute();
    return Map.groupBy(rows, (row) => row.gate_id);
  }

  /** Today's blocks of each of these devices. */
  async ofDevices(deviceIds: readonly string[]): Promise<Map<string, WalkUpBlockType[]>> {
    const rows = await sqlOf(this.database.reader, WalkUpBlock)
      .selectFrom('walk_up_blocks')
      .select(['id', 'device_id', 'ticket_type_id as ticketTypeId', 'ended_at as endedAt', 'end_reason as endReason'])
      .where('device_id', 'in', deviceIds)
      .where('day', '=', vietnamDayOf(this.clock.now()))
      .orderBy('ticket_type_id')
      .execute();
    const uses = await this.places.usesOf(rows.map(({ id }) => id));
    return Map.groupBy(
      rows.map((row) => ({ ...row, ...(uses.get(row.id) ?? UNUSED) })),
      (row) => row.device_id,
    );
  }
}
