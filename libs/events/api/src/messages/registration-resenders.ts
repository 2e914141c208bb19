import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AnnouncementQueries, MailObsolete, MailQueue, MailResenders } from '@pho-hien/notifications-api';
import { wordingIn } from '@pho-hien/notifications-core';
import type { Transaction } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { type LockedRegistration, lockRegistration } from '../registrations/locked-registration.ts';
import { type OfferFacts, offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';

interface Facts {
  readonly registration: LockedRegistration;
  readonly offer: OfferFacts;
}

/** Writes mails about a registration anew, each only while what it says is so. */
@Injectable()
export class RegistrationResenders implements OnModuleInit {
  constructor(
    private readonly resenders: MailResenders,
    private readonly mails: RegistrationMails,
    private readonly queue: MailQueue,
    private readonly announcements: AnnouncementQueries,
  ) {}

  onModuleInit(): void {
    const about =
      (resend: (tx: Transaction, facts: Facts, announcementId: string | null) => Promise<unknown>) =>
      async (tx: Transaction, mail: { aggregateId: string; announcementId: string | null }) => {
        const registration = await lockRegistration(tx, mail.aggregateId);
        const offer = await offerOf(eventsSql(tx), registration.ticket_type_id);
        return resend(tx, { registration, offer }, mail.announcementId);
      };
    const register = this.resenders.register.bind(this.resenders);
    register(
      'registration-received',
      'registration',
      about((tx, facts) => this.received(tx, facts)),
    );
    register(
      'registration-rejected',
      'registration',
      about((tx, facts) => this.rejected(tx, facts)),
    );
    register(
      'ticket-issued',
      'registration',
      about((tx, facts) => this.ticket(tx, facts)),
    );
    register(
      'ticket-reissued',
      'registration',
      about((tx, facts) => this.ticket(tx, facts)),
    );
    register(
      'announcement',
      'registration',
      about((tx, facts, id) => this.announced(tx, facts, id)),
    );
  }

  private received(tx: Transaction, { registration, offer }: Facts): Promise<void> {
    if (registration.status !== 'AWAITING_APPROVAL') throw new MailObsolete('It is decided');
    return this.mails.received(tx, holderOf(registration), offer);
  }

  private rejected(tx: Transaction, { registration, offer }: Facts): Promise<void> {
    if (registration.status !== 'REJECTED') throw new MailObsolete('It is not rejected');
    return this.mails.rejected(tx, holderOf(registration), offer, registration.decision_reason!);
  }

  /** Always the ticket that is valid now. */
  private async ticket(tx: Transaction, { registration, offer }: Facts): Promise<void> {
    const ticket = await eventsSql(tx)
      .selectFrom('tickets')
      .select(['id', 'short_code'])
      .where('registration_id', '=', registration.id)
      .where('status', '=', 'VALID')
      .executeTakeFirst();
    if (!ticket) throw new MailObsolete('No ticket admits anybody');
    await this.mails.ticket(tx, 'ticket-issued', holderOf(registration), offer, {
      id: ticket.id,
      shortCode: ticket.short_code,
    });
  }

  private async announced(
    tx: Transaction,
    { registration, offer }: Facts,
    announcementId: string | null,
  ): Promise<void> {
    const announcement = announcementId ? await this.announcements.find(announcementId) : undefined;
    if (!announcement) throw new MailObsolete('No such announcement');
    const { locale } = registration;
    await this.queue.queueMail(tx, {
      template: 'announcement',
      values: this.mails.announcementValues(holderOf(registration), offer, announcement.purpose),
      to: registration.email,
      locale,
      about: { type: 'registration', id: registration.id },
      eventId: registration.event_id,
      wording: wordingIn(announcement.wording, locale) ?? wordingIn(announcement.wording, 'vi'),
    });
  }
}
