import { Injectable } from '@nestjs/common';
import { MailQueue } from '@pho-hien/notifications-api';
import type { Transaction } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import type { LockedRegistration } from '../registrations/locked-registration.ts';
import { envelopeTo, valuesOf } from '../registrations/mail-values.ts';
import { type OfferFacts, offerOf } from '../registrations/offer-facts.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';
import { LinkTokens } from './link-tokens.ts';

/** The mails about changes after registration, each queued in the transaction of what it tells of. */
@Injectable()
export class ChangeMails {
  constructor(
    private readonly queue: MailQueue,
    private readonly wallets: WalletTokens,
    private readonly tokens: LinkTokens,
  ) {}

  async changed(tx: Transaction, registration: LockedRegistration): Promise<void> {
    const { holder, offer, values } = await this.about(tx, registration);
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'registration-changed', values });
  }

  /** To the new address, which stands in `registration`. */
  async confirmEmail(tx: Transaction, registration: LockedRegistration, id: string, expiresAt: Date): Promise<void> {
    const { holder, offer, values } = await this.about(tx, registration);
    const { walletUrl: _, ...common } = values;
    const confirmUrl = this.tokens.linkTo('email', id, registration.locale);
    await this.queue.queueMail(tx, {
      ...envelopeTo(holder, offer),
      template: 'email-confirm',
      values: { ...common, confirmUrl, expiresAt: expiresAt.toISOString() },
      notAfter: expiresAt,
    });
  }

  /** To the address before, which stands in `before`: who reads there learns where mails go now, and no link any more. */
  async emailChanged(tx: Transaction, before: LockedRegistration, after: LockedRegistration): Promise<void> {
    const { holder, offer, values } = await this.about(tx, before);
    const { walletUrl: _, ...common } = values;
    await this.queue.queueMail(tx, {
      ...envelopeTo(holder, offer),
      template: 'email-changed',
      values: { ...common, newEmail: after.email },
    });
    await this.changed(tx, after);
  }

  async transferOffered(
    tx: Transaction,
    registration: LockedRegistration,
    offer: OfferFacts,
    transferId: string,
    toName: string,
  ): Promise<void> {
    const holder = holderOf(registration);
    const takeUrl = this.tokens.linkTo('transfer', transferId, registration.locale);
    const values = { ...valuesOf(holder, offer), toName, takeUrl };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'transfer-offered', values });
  }

  async transferred(
    tx: Transaction,
    registration: LockedRegistration,
    offer: OfferFacts,
    toName: string,
  ): Promise<void> {
    const holder = holderOf(registration);
    const values = { ...valuesOf(holder, offer), toName };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'ticket-transferred', values });
  }

  private async about(tx: Transaction, registration: LockedRegistration) {
    const holder = holderOf(registration);
    const offer = await offerOf(eventsSql(tx), registration.ticket_type_id);
    const walletUrl = this.wallets.linkTo(holder);
    return { holder, offer, values: { ...valuesOf(holder, offer), walletUrl } };
  }
}
