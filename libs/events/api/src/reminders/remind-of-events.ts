import { Inject, Injectable } from '@nestjs/common';
import { confirmedBefore, reminderDue } from '@pho-hien/events-core';
import { addDays, type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { CLOCK, Database } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { envelopeTo, valuesOf } from '../registrations/mail-values.ts';
import { offerOf, validDaysOf } from '../registrations/offer-facts.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';
import { markReminded, unreminded } from './reminder-rows.ts';

const AT_ONCE = 50;
/** No reminder comes earlier; the rule says which of these days is one. */
const DAYS_AHEAD = 3;

/**
 * Reminds who has a ticket of its event. A reminder is a row: whoever writes it queues the mail in the
 * same transaction, so it is sent once however many processes try.
 */
@Injectable()
export class RemindOfEvents {
  constructor(
    private readonly database: Database,
    private readonly queue: MailQueue,
    private readonly wallets: WalletTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (const ticketTypeId of await this.near()) while ((await this.ofTicketType(ticketTypeId)) > 0);
  }

  /** The ticket types of published events with a day within days, where the organisers want reminders. */
  private async near(): Promise<string[]> {
    const today = vietnamDayOf(this.clock.now());
    const rows = await eventsSql(this.database.reader)
      .selectFrom('ticket_types')
      .innerJoin('events', 'events.id', 'ticket_types.event_id')
      .select('ticket_types.id')
      .where('events.status', '=', 'PUBLISHED')
      .where('events.reminders', '=', true)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('event_days')
            .select('event_days.id')
            .whereRef('event_days.event_id', '=', 'events.id')
            .where('date', '>=', today)
            .where('date', '<=', addDays(today, DAYS_AHEAD)),
        ),
      )
      .execute();
    return rows.map(({ id }) => id);
  }

  private ofTicketType(ticketTypeId: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const offer = await offerOf(sql, ticketTypeId);
      const now = this.clock.now();
      const first = validDaysOf(offer)[0];
      const due = first && reminderDue(first, now);
      if (!due) return 0;
      const rows = await unreminded(sql, due)
        .innerJoin('tickets', (join) =>
          join.onRef('tickets.registration_id', '=', 'registrations.id').on('tickets.status', '=', 'VALID'),
        )
        .select('tickets.id as ticket_id')
        .where('ticket_type_id', '=', ticketTypeId)
        .where('registrations.status', '=', 'CONFIRMED')
        .where('decided_at', '<=', confirmedBefore(due, now))
        .limit(AT_ONCE)
        .execute();
      for (const row of rows) {
        if (!(await markReminded(sql, row.id, due, now))) continue;
        const holder = holderOf(row);
        await this.queue.queueMail(tx, {
          ...envelopeTo(holder, offer),
          template: 'event-reminder',
          values: {
            ...valuesOf(holder, offer),
            ticketId: row.ticket_id,
            today: due === 'MORNING',
            walletUrl: this.wallets.linkTo(holder),
          },
          ...(offer.event.endsAt && { notAfter: offer.event.endsAt }),
        });
      }
      return rows.length;
    });
  }
}
