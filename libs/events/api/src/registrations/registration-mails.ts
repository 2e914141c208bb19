import { Injectable } from '@nestjs/common';
import { MailQueue } from '@pho-hien/notifications-api';
import type { MailPurpose, MailValues } from '@pho-hien/notifications-core';
import type { Transaction } from '@pho-hien/platform';
import { envelopeTo, type Holder, valuesOf } from './mail-values.ts';
import type { OfferFacts } from './offer-facts.ts';
import { WalletTokens } from './wallet-tokens.ts';

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
    const values = { ...valuesOf(holder, offer), walletUrl: this.wallets.linkTo(holder) };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'registration-received', values });
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
      ...envelopeTo(holder, offer),
      template,
      values: {
        ...valuesOf(holder, offer),
        ticketId: ticket.id,
        shortCode: ticket.shortCode,
        walletUrl: this.wallets.linkTo(holder),
      },
    });
  }

  async rejected(tx: Transaction, holder: Holder, offer: OfferFacts, reason: string): Promise<void> {
    const values = { ...valuesOf(holder, offer), reason };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'registration-rejected', values });
  }

  async revoked(
    tx: Transaction,
    holder: Holder,
    offer: OfferFacts,
    ticket: MailedTicket,
    reason: string,
  ): Promise<void> {
    const values = { ...valuesOf(holder, offer), shortCode: ticket.shortCode, reason };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'ticket-revoked', values });
  }

  /** By whom it ended; the organisers say why. */
  async cancelled(
    tx: Transaction,
    holder: Holder,
    offer: OfferFacts,
    cancelledBy: 'holder' | 'guardian' | 'organiser',
    reason: string | null = null,
  ): Promise<void> {
    const values = { ...valuesOf(holder, offer), cancelledBy, reason };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'registration-cancelled', values });
  }

  async alreadyRegistered(tx: Transaction, holder: Holder, offer: OfferFacts, since: Date): Promise<void> {
    const values = {
      ...valuesOf(holder, offer),
      registeredAt: since.toISOString(),
      walletUrl: this.wallets.linkTo(holder),
    };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'already-registered', values });
  }

  /** The values of an announcement to this holder. */
  announcementValues(holder: Holder, offer: OfferFacts, purpose: MailPurpose): MailValues<'announcement'> {
    return { ...valuesOf(holder, offer), purpose, walletUrl: this.wallets.linkTo(holder) };
  }
}
