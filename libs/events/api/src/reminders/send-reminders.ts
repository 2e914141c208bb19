import { Injectable } from '@nestjs/common';
import { RemindOfEvents } from './remind-of-events.ts';
import { RemindOfOffers } from './remind-of-offers.ts';

/** Everything that somebody has to be reminded of by now. */
@Injectable()
export class SendReminders {
  constructor(
    private readonly events: RemindOfEvents,
    private readonly offers: RemindOfOffers,
  ) {}

  async run(): Promise<void> {
    await this.events.run();
    await this.offers.run();
  }
}
