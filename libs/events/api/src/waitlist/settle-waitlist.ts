import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { placeOfferEndsAt, placesToOffer, registrationLifecycle } from '@pho-hien/events-core';
import { type Clock, newId, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { holderOf } from '../registrations/holder-of.ts';
import { type OfferFacts, offerOf } from '../registrations/offer-facts.ts';
import { Places, type WaitlistToSettle } from '../registrations/places.ts';
import { TryAgain, tryAgain } from '../registrations/try-again.ts';
import { eventsSql } from '../sql.ts';
import { WaitlistMails } from './waitlist-mails.ts';
import { lapsedOffers, readyInLine } from './waitlist-rows.ts';

/** How many are offered a place, or lose their offer, in one transaction. */
const AT_ONCE = 25;

/**
 * Brings a waitlist up to date: offers whose time is over end, and every free place is held for the next
 * in line. It does the same however often it runs; one process at a time works on one ticket type.
 */
@Injectable()
export class SettleWaitlist {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: WaitlistMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ ticketTypeId }: WaitlistToSettle): Promise<void> {
    while ((await this.endLapsed(ticketTypeId)) > 0);
    while ((await tryAgain(() => this.offerNext(ticketTypeId))) > 0);
  }

  private endLapsed(ticketTypeId: string): Promise<number> {
    return this.alone(ticketTypeId, async (tx, caller) => {
      const now = this.clock.now();
      const rows = await lapsedOffers(eventsSql(tx), ticketTypeId, now, AT_ONCE);
      if (rows.length === 0) return 0;
      const offer = await offerOf(eventsSql(tx), ticketTypeId);
      for (const row of rows) {
        const status = nextState(registrationLifecycle, row.status, 'letOfferLapse')!;
        await this.change(tx, caller, 'registration.offer_lapsed', row, { status, cancelled_at: now });
        await this.mails.lapsed(tx, holderOf(row), offer, row.offer_expires_at!);
      }
      await this.places.leave(tx, ticketTypeId, 'OFFERED', rows.length);
      return rows.length;
    });
  }

  private offerNext(ticketTypeId: string): Promise<number> {
    return this.alone(ticketTypeId, async (tx, caller) => {
      const now = this.clock.now();
      const offer = await offerOf(eventsSql(tx), ticketTypeId);
      const expiresAt = endOf(offer, now);
      const count = expiresAt ? placesToOffer(offer.ticketType, offer.event.status, AT_ONCE) : 0;
      if (!expiresAt || count === 0) return 0;
      const rows = await readyInLine(eventsSql(tx), offer, count);
      if (rows.length === 0) return 0;
      for (const row of rows) {
        const status = nextState(registrationLifecycle, row.status, 'offerPlace')!;
        const offered = { status, offered_at: now, offer_expires_at: expiresAt };
        await this.change(tx, caller, 'registration.place_offered', row, offered);
        await this.mails.offered(tx, 'place-offered', holderOf(row), offer, expiresAt);
      }
      if (!(await this.places.hold(tx, ticketTypeId, rows.length))) throw new TryAgain();
      await this.places.settle(tx, ticketTypeId, expiresAt);
      return rows.length;
    });
  }

  private async change(
    tx: Transaction,
    caller: Caller,
    action: string,
    row: LineRow,
    columns: { status: LineRow['status']; offered_at?: Date; offer_expires_at?: Date; cancelled_at?: Date },
  ): Promise<void> {
    await eventsSql(tx)
      .updateTable('registrations')
      .set({ ...columns, version: row.version + 1 })
      .where('id', '=', row.id)
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'registration',
      aggregateId: row.id,
      eventId: row.event_id,
      action,
      caller,
      changes: { status: { from: row.status, to: columns.status } },
    });
  }

  /** Runs `work` in a transaction of its own, beside no other that settles the same waitlist. */
  private alone<T>(ticketTypeId: string, work: (tx: Transaction, caller: Caller) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await raw`select pg_advisory_xact_lock(hashtextextended(${`waitlist ${ticketTypeId}`}, 0))`.execute(
        eventsSql(tx),
      );
      return work(tx, {
        actor: { kind: 'system', job: 'settle-waitlist' },
        requestId: newId(this.clock),
        locale: 'vi',
      });
    });
  }
}

type LineRow = Awaited<ReturnType<typeof readyInLine>>[number];

function endOf({ ticketType, event }: OfferFacts, now: Date): Date | null {
  const { startsAt: eventStartsAt, endsAt: eventEndsAt } = event;
  return placeOfferEndsAt({ closesAt: ticketType.closesAt, eventStartsAt, eventEndsAt }, now);
}
