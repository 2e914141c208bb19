import { Injectable } from '@nestjs/common';
import { type Locale, textIn } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import type { EventValues, MailPurpose, MailValues } from '@pho-hien/notifications-core';
import type { Transaction } from '@pho-hien/platform';
import { type OfferFacts, validDaysOf } from './offer-facts.ts';
import { WalletTokens } from './wallet-tokens.ts';

/** The holder of a registration, as mails address them. */
export interface Holder {
  readonly registrationId: string;
  readonly fullName: string;
  readonly email: string;
  readonly locale: Locale;
}

/** A ticket, as mails name it. */
export interface MailedTicket {
  readonly id: string;
  readonly shortCode: string;
}

/** The mails about a registration, each queued in the transaction of what it tells of. */
@Injectable()
export class RegistrationMails {
  constructor(
    private readonly queue: MailQueue,
    private readonly wallets: WalletTokens,
  ) {}

  async received(tx: Transaction, holder: Holder, offer: OfferFacts): Promise<void> {
    const values = { ...this.common(holder, offer), walletUrl: this.walletOf(holder) };
    await this.queue.queueMail(tx, { ...this.envelope(holder, offer), template: 'registration-received', values });
  }

  /** The ticket itself; `ticket-reissued` says also that the one before is void. */
  async ticket(
    tx: Transaction,
    template: 'ticket-issued' | 'ticket-reissued',
    holder: Holder,
    offer: OfferFacts,
    ticket: MailedTicket,
  ): Promise<void> {
    await this.queue.queueMail(tx, {
      ...this.envelope(holder, offer),
      template,
      values: {
        ...this.common(holder, offer),
        ticketId: ticket.id,
        shortCode: ticket.shortCode,
        walletUrl: this.walletOf(holder),
      },
    });
  }

  async rejected(tx: Transaction, holder: Holder, offer: OfferFacts, reason: string): Promise<void> {
    const values = { ...this.common(holder, offer), reason };
    await this.queue.queueMail(tx, { ...this.envelope(holder, offer), template: 'registration-rejected', values });
  }

  async revoked(
    tx: Transaction,
    holder: Holder,
    offer: OfferFacts,
    ticket: MailedTicket,
    reason: string,
  ): Promise<void> {
    const values = { ...this.common(holder, offer), shortCode: ticket.shortCode, reason };
    await this.queue.queueMail(tx, { ...this.envelope(holder, offer), template: 'ticket-revoked', values });
  }

  async cancelledByHolder(tx: Transaction, holder: Holder, offer: OfferFacts): Promise<void> {
    const values = { ...this.common(holder, offer), cancelledBy: 'holder' as const, reason: null };
    await this.queue.queueMail(tx, { ...this.envelope(holder, offer), template: 'registration-cancelled', values });
  }

  async alreadyRegistered(tx: Transaction, holder: Holder, offer: OfferFacts, since: Date): Promise<void> {
    const values = {
      ...this.common(holder, offer),
      registeredAt: since.toISOString(),
      walletUrl: this.walletOf(holder),
    };
    await this.queue.queueMail(tx, { ...this.envelope(holder, offer), template: 'already-registered', values });
  }

  /** The values of an announcement to this holder. */
  announcementValues(holder: Holder, offer: OfferFacts, purpose: MailPurpose): MailValues<'announcement'> {
    return { ...this.common(holder, offer), purpose, walletUrl: this.walletOf(holder) };
  }

  private envelope({ registrationId, email, locale }: Holder, offer: OfferFacts) {
    return { to: email, locale, eventId: offer.event.id, about: { type: 'registration', id: registrationId } };
  }

  private walletOf({ registrationId, locale }: Holder): string {
    return this.wallets.linkTo(registrationId, locale);
  }

  private common({ fullName, locale }: Holder, offer: OfferFacts) {
    return {
      holderName: fullName,
      ticketTypeName: textIn(offer.ticketType.name, locale),
      event: eventValues(offer, locale),
    };
  }
}

function eventValues(offer: OfferFacts, locale: Locale): EventValues {
  const { name, venueName, venueAddress, contactEmail } = offer.event;
  return {
    name: textIn(name, locale),
    venueName: textIn(venueName, locale),
    venueAddress: venueAddress || null,
    contactEmail,
    days: validDaysOf(offer).map(({ date, opensAt, closesAt, label }) => ({
      date,
      opensAt,
      closesAt,
      label: textIn(label, locale) || null,
    })),
  };
}
