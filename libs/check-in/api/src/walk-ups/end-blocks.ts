import { Inject, Injectable } from '@nestjs/common';
import { type BlockEnd, voidsCodes } from '@pho-hien/check-in-core';
import { ReservedPlaces } from '@pho-hien/events-api';
import type { Clock, VietnamDay } from '@pho-hien/kernel';
import { CLOCK, sqlOf, type Transaction } from '@pho-hien/platform';
import { WalkUpBlock } from '../rows/index.ts';

/** Which blocks of a device end. */
interface Ending {
  readonly deviceId: string;
  readonly reason: BlockEnd;
  /** Only those of days before. */
  readonly before?: VietnamDay;
  /** Only those of other ticket types than these. */
  readonly except?: readonly string[];
}

/** Ends blocks, and gives the ticket types back what nobody used. */
@Injectable()
export class EndBlocks {
  constructor(
    private readonly places: ReservedPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller holds the device. Answers how many places went back. */
  async run(tx: Transaction, { deviceId, reason, before, except }: Ending): Promise<number> {
    const ended = await sqlOf(tx, WalkUpBlock)
      .updateTable('walk_up_blocks')
      .set({ ended_at: this.clock.now(), end_reason: reason })
      .where('device_id', '=', deviceId)
      .where('ended_at', 'is', null)
      .$if(before !== undefined, (query) => query.where('day', '<', before!))
      .$if(except !== undefined && except.length > 0, (query) => query.where('ticket_type_id', 'not in', except!))
      .returning('id')
      .execute();
    return this.places.giveBack(
      tx,
      ended.map(({ id }) => id),
      voidsCodes(reason),
    );
  }
}
