import { Injectable } from '@nestjs/common';
import { MailQueue } from '@pho-hien/notifications-api';
import type { Transaction } from '@pho-hien/platform';
import { envelopeTo, type Holder, valuesOf } from '../registrations/mail-values.ts';
import type { OfferFacts } from '../registrations/offer-facts.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { LinkTokens } from '../changes/link-tokens.ts';

/** A guardian who is asked. */
export interface AskedGuardian {
  readonly name: string;
  readonly email: string;
  readonly answerBy: Date;
}

/** The mails to who was entered by somebody else, and to guardians; each queued in the transaction of what it tells of. */
@Injectable()
export class GroupMails {
  constructor(
    private readonly queue: MailQueue,
    private readonly wallets: WalletTokens,
    private readonly guardians: LinkTokens,
  ) {}

  /** Asks an adult to look at what was entered, and to confirm or decline. */
  async entered(tx: Transaction, holder: Holder, offer: OfferFacts, organisationName: string): Promise<void> {
    const values = {
      ...valuesOf(holder, offer),
      organisationName,
      walletUrl: `${this.wallets.linkTo(holder)}/confirm`,
    };
    await this.queue.queueMail(tx, { ...envelopeTo(holder, offer), template: 'group-entered', values });
  }

  /** Asks a child's guardian, who is told which organisation entered the child, if one did; too late, it is not sent any more. */
  async guardian(
    tx: Transaction,
    template: 'guardian-asked' | 'guardian-reminded',
    holder: Holder,
    offer: OfferFacts,
    organisationName: string | null,
    guardian: AskedGuardian,
  ): Promise<void> {
    const values = {
      ...valuesOf(holder, offer),
      guardianName: guardian.name,
      organisationName,
      answerBy: guardian.answerBy.toISOString(),
      guardianUrl: this.guardians.linkTo('guardian', holder.registrationId, holder.locale),
    };
    const envelope = { ...envelopeTo(holder, offer), to: guardian.email };
    await this.queue.queueMail(tx, { ...envelope, template, values, notAfter: guardian.answerBy });
  }

  /** Tells a child who registered alone that the guardian was asked. */
  async awaited(tx: Transaction, holder: Holder, offer: OfferFacts, guardian: AskedGuardian): Promise<void> {
    const values = {
      ...valuesOf(holder, offer),
      guardianName: guardian.name,
      answerBy: guardian.answerBy.toISOString(),
      walletUrl: this.wallets.linkTo(holder),
    };
    const envelope = { ...envelopeTo(holder, offer), notAfter: guardian.answerBy };
    await this.queue.queueMail(tx, { ...envelope, template: 'guardian-awaited', values });
  }

  /** The guardian did not answer in time, and the place went. */
  async lapsed(
    tx: Transaction,
    holder: Holder,
    offer: OfferFacts,
    organisationName: string | null,
    guardian: Pick<AskedGuardian, 'name' | 'email'>,
  ): Promise<void> {
    const values = { ...valuesOf(holder, offer), guardianName: guardian.name, organisationName };
    const envelope = { ...envelopeTo(holder, offer), to: guardian.email };
    await this.queue.queueMail(tx, { ...envelope, template: 'guardian-lapsed', values });
  }
}
