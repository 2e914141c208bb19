import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { SettleWaitlist } from './settle-waitlist.ts';
import { unsettledWaitlists } from './waitlist-rows.ts';

/** Settles what a lost job left: a place never stays empty for long while somebody waits. */
@Injectable()
export class SweepWaitlists {
  constructor(
    private readonly database: Database,
    private readonly waitlist: SettleWaitlist,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const unsettled = await unsettledWaitlists(eventsSql(this.database.reader), this.clock.now());
    for (const ticketTypeId of unsettled) await this.waitlist.run({ ticketTypeId });
  }
}
