import { Injectable } from '@nestjs/common';
import { MailQueue } from '@pho-hien/notifications-api';
import type { Transaction } from '@pho-hien/platform';
import { envelopeTo, type Holder, valuesOf } from '../registrations/mail-values.ts';
import type { OfferFacts } from '../registrations/offer-facts.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';

/** The mails to who waits, each queued in the transaction of what it tells of. */
@Injectable()
export class WaitlistMails {
  constructor(
    private readonly queue: MailQueue,
    private readonly wallets: WalletTokens,
  ) {}

  async joined(tx: Transaction, holder: Holder, offer: OfferFacts): Promise<void> {
    const values = { ...valuesOf(holder, offer), walletUrl: this.wallets.linkTo(holder) };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'waitlist-joined', values });
  }

  /** A place is held; `place-offer-ending` says that it is not for much longer. Too late, neither is sent. */
  async offered(
    tx: Transaction,
    template: 'place-offered' | 'place-offer-ending',
    holder: Holder,
    offer: OfferFacts,
    expiresAt: Date,
  ): Promise<void> {
    const values = {
      ...valuesOf(holder, offer),
      expiresAt: expiresAt.toISOString(),
      walletUrl: this.wallets.linkTo(holder),
    };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template, values, notAfter: expiresAt });
  }

  async lapsed(tx: Transaction, holder: Holder, offer: OfferFacts, expiredAt: Date): Promise<void> {
    const values = {
      ...valuesOf(holder, offer),
      expiredAt: expiredAt.toISOString(),
      eventUrl: this.wallets.linkToEvent(offer.event.slug, holder.locale),
    };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'place-offer-lapsed', values });
  }
}
