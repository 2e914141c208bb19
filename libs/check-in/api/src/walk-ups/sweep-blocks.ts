import { Inject, Injectable } from '@nestjs/common';
import { type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { Device, WalkUpBlock } from '../rows/index.ts';
import { EndBlocks } from './end-blocks.ts';

/** When a day is over, the ticket types have back what nobody used of its blocks. Again, it finds nothing. */
@Injectable()
export class SweepBlocks {
  constructor(
    private readonly database: Database,
    private readonly end: EndBlocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const today = vietnamDayOf(this.clock.now());
    const devices = await sqlOf(this.database.reader, WalkUpBlock)
      .selectFrom('walk_up_blocks')
      .select('device_id')
      .distinct()
      .where('ended_at', 'is', null)
      .where('day', '<', today)
      .execute();
    for (const { device_id: deviceId } of devices)
      await this.database.transaction(async (tx) => {
        await sqlOf(tx, Device)
          .selectFrom('devices')
          .select('id')
          .where('id', '=', deviceId)
          .forNoKeyUpdate()
          .execute();
        await this.end.run(tx, { deviceId, reason: 'DAY_OVER', before: today });
      });
  }
}
