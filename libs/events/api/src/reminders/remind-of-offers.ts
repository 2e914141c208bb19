import { Inject, Injectable } from '@nestjs/common';
import { offerReminderAt } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { eventsSql } from '../sql.ts';
import { WaitlistMails } from '../waitlist/waitlist-mails.ts';
import { markReminded, unreminded } from './reminder-rows.ts';

/** Reminds who was offered a place and has not answered, once, before it goes to the next. */
@Injectable()
export class RemindOfOffers {
  constructor(
    private readonly database: Database,
    private readonly mails: WaitlistMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const now = this.clock.now();
      const open = await unreminded(sql, 'OFFER_ENDING')
        .where('registrations.status', '=', 'OFFERED')
        .where('offer_expires_at', '>', now)
        .execute();
      for (const row of open) {
        if (offerReminderAt(row.offered_at!, row.offer_expires_at!) > now) continue;
        if (!(await markReminded(sql, row.id, 'OFFER_ENDING', now))) continue;
        const offer = await offerOf(sql, row.ticket_type_id);
        await this.mails.offered(tx, 'place-offer-ending', holderOf(row), offer, row.offer_expires_at!);
      }
    });
  }
}
