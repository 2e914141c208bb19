import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { RegistrationStatus } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import {
  AnnouncementQueries,
  MailObsolete,
  MailQueue,
  MailResenders,
  type StillTrue,
} from '@pho-hien/notifications-api';
import { type MailTemplateName, wordingIn } from '@pho-hien/notifications-core';
import { CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { ChangeMails } from '../changes/change-mails.ts';
import { holderOf } from '../registrations/holder-of.ts';
import { type LockedRegistration, lockRegistration } from '../registrations/locked-registration.ts';
import { type OfferFacts, offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { type EventsSql, eventsSql } from '../sql.ts';
import { WaitlistMails } from '../waitlist/waitlist-mails.ts';

interface Facts {
  readonly registration: LockedRegistration;
  readonly offer: OfferFacts;
}

type Resend = (tx: Transaction, facts: Facts, announcementId: string | null) => Promise<unknown>;

/** Registrations with the ticket that admits them and the transfer that is open, where there are. */
const standing = (sql: EventsSql) =>
  sql
    .selectFrom('registrations')
    .leftJoin('tickets', (join) =>
      join.onRef('tickets.registration_id', '=', 'registrations.id').on('tickets.status', '=', 'VALID'),
    )
    .leftJoin('ticket_transfers', (join) =>
      join
        .onRef('ticket_transfers.registration_id', '=', 'registrations.id')
        .on('ticket_transfers.status', '=', 'OPEN'),
    );
type Standing = ReturnType<typeof standing>;

/** Writes mails about a registration anew, each only while what it says is so. */
@Injectable()
export class RegistrationResenders implements OnModuleInit {
  constructor(
    private readonly resenders: MailResenders,
    private readonly mails: RegistrationMails,
    private readonly queue: MailQueue,
    private readonly announcements: AnnouncementQueries,
    private readonly waitlist: WaitlistMails,
    private readonly changes: ChangeMails,
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const about =
      (resend: Resend) => async (tx: Transaction, mail: { aggregateId: string; announcementId: string | null }) => {
        const registration = await lockRegistration(tx, mail.aggregateId);
        const offer = await offerOf(eventsSql(tx), registration.ticket_type_id);
        return resend(tx, { registration, offer }, mail.announcementId);
      };
    const register = (template: MailTemplateName, still: StillTrue | undefined, resend: Resend) =>
      this.resenders.register(template, 'registration', about(resend), still);
    const are = (...statuses: RegistrationStatus[]) => this.in(statuses);
    const ticketed = this.in(['CONFIRMED'], (sql) => sql.where('tickets.status', '=', 'VALID'));
    const held = this.in(['OFFERED'], (sql) => sql.where('offer_expires_at', '>', this.clock.now()));
    const lapsed = this.in(['CANCELLED'], (sql) =>
      sql.where('decided_at', 'is', null).whereRef('cancelled_at', '>=', 'offer_expires_at'),
    );
    const onTheWay = this.in(['CONFIRMED'], (sql) => sql.where('ticket_transfers.id', 'is not', null));
    register('registration-received', are('AWAITING_APPROVAL'), (tx, facts) => this.received(tx, facts));
    register('registration-rejected', are('REJECTED'), (tx, facts) => this.rejected(tx, facts));
    register('ticket-issued', ticketed, (tx, facts) => this.ticket(tx, facts));
    register('ticket-reissued', ticketed, (tx, facts) => this.ticket(tx, facts));
    register('waitlist-joined', are('WAITLISTED'), (tx, facts) => this.joined(tx, facts));
    register('place-offered', held, (tx, facts) => this.offered(tx, facts, 'place-offered'));
    register('place-offer-ending', held, (tx, facts) => this.offered(tx, facts, 'place-offer-ending'));
    register('place-offer-lapsed', lapsed, (tx, facts) => this.lapsed(tx, facts));
    register('transfer-offered', onTheWay, (tx, facts) => this.transferOffered(tx, facts));
    register('ticket-transferred', are('TRANSFERRED'), (tx, facts) => this.transferred(tx, facts));
    register('announcement', undefined, (tx, facts, id) => this.announced(tx, facts, id));
  }

  /** Those of some registrations that are in one of these states, and more where `and` says so. */
  private in(statuses: readonly RegistrationStatus[], and: (sql: Standing) => Standing = (sql) => sql): StillTrue {
    return async (ids) => {
      if (ids.length === 0) return new Set();
      const rows = await and(standing(eventsSql(this.database.reader)))
        .select('registrations.id')
        .where('registrations.id', 'in', [...ids])
        .where('registrations.status', 'in', [...statuses])
        .execute();
      return new Set(rows.map(({ id }) => id));
    };
  }

  private joined(tx: Transaction, { registration, offer }: Facts): Promise<void> {
    if (registration.status !== 'WAITLISTED') throw new MailObsolete('Waits no more');
    return this.waitlist.joined(tx, holderOf(registration), offer);
  }

  private offered(
    tx: Transaction,
    { registration, offer }: Facts,
    template: 'place-offered' | 'place-offer-ending',
  ): Promise<void> {
    const { status, offer_expires_at: until } = registration;
    if (status !== 'OFFERED' || !until || until <= this.clock.now()) throw new MailObsolete('No place is held');
    return this.waitlist.offered(tx, template, holderOf(registration), offer, until);
  }

  private lapsed(tx: Transaction, { registration, offer }: Facts): Promise<void> {
    const { status, offer_expires_at: expiredAt, cancelled_at: endedAt, decided_at } = registration;
    if (status !== 'CANCELLED' || !expiredAt || !endedAt || endedAt < expiredAt || decided_at)
      throw new MailObsolete('No offer lapsed');
    return this.waitlist.lapsed(tx, holderOf(registration), offer, expiredAt);
  }

  private async transferOffered(tx: Transaction, { registration, offer }: Facts): Promise<void> {
    const transfer = await this.transferOf(tx, registration.id, 'OPEN');
    if (!transfer || registration.status !== 'CONFIRMED') throw new MailObsolete('Nothing is on its way');
    await this.changes.transferOffered(tx, registration, offer, transfer.id, transfer.to_name);
  }

  private async transferred(tx: Transaction, { registration, offer }: Facts): Promise<void> {
    const transfer = await this.transferOf(tx, registration.id, 'TAKEN');
    if (!transfer || registration.status !== 'TRANSFERRED') throw new MailObsolete('Nobody took it');
    await this.changes.transferred(tx, registration, offer, transfer.to_name);
  }

  private transferOf(tx: Transaction, registrationId: string, status: 'OPEN' | 'TAKEN') {
    return eventsSql(tx)
      .selectFrom('ticket_transfers')
      .select(['id', 'to_name'])
      .where('registration_id', '=', registrationId)
      .where('status', '=', status)
      .executeTakeFirst();
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
