import { Inject, Injectable } from '@nestjs/common';
import { TransferRefused, transferRefusal } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, type Transaction } from '@pho-hien/platform';
import type { LockedRegistration } from '../registrations/locked-registration.ts';
import { type OfferFacts, offerOf } from '../registrations/offer-facts.ts';
import { eventsSql } from '../sql.ts';
import { TicketUses } from './ticket-uses.ts';

/** A ticket that may be passed on, and what it is for. */
export interface Transferable {
  readonly ticketId: string;
  readonly offer: OfferFacts;
}

/** Asks the rule whether a ticket may be passed on, with everything that it rests on. */
@Injectable()
export class TransferCheck {
  constructor(
    private readonly uses: TicketUses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For a registration that is locked; locks its ticket as well. Throws `TransferRefused`. */
  async require(tx: Transaction, registration: LockedRegistration): Promise<Transferable> {
    const sql = eventsSql(tx);
    const ticket = await sql
      .selectFrom('tickets')
      .select(['id', 'status'])
      .where('registration_id', '=', registration.id)
      .orderBy('id', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    const offer = await offerOf(sql, registration.ticket_type_id);
    const facts = {
      registration: registration.status,
      minor: registration.minor,
      ticket: ticket?.status ?? null,
      event: offer.event.status,
      eventEndsAt: offer.event.endsAt,
      rules: offer.ticketType.transfers,
      used: ticket !== undefined && (await this.uses.used(tx, ticket.id)),
    };
    const reason = transferRefusal(facts, this.clock.now());
    if (reason || !ticket) throw new TransferRefused({ reason: reason ?? 'NOT_CONFIRMED' });
    return { ticketId: ticket.id, offer };
  }
}
