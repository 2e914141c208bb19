import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Locale, newId, parseEmail, searchKey } from '@pho-hien/kernel';
import {
  checkMailValues,
  type MailPurpose,
  type MailTemplateName,
  mailSubject,
  type MailValues,
  type Wording,
} from '@pho-hien/notifications-core';
import { CLOCK, ENVIRONMENT, type Environment, Jobs, sqlOf, type Transaction } from '@pho-hien/platform';
import type { Insertable, Kysely } from 'kysely';
import { Mail } from './mail.entity.ts';
import { type MailSender, parseMailSender } from './mail-sender.ts';

/** Name of the job that sends one mail; its data is the mail's id and nothing else. */
export const DELIVER_MAIL = 'mail.deliver';
/** Announcements wait behind everything that somebody waits for. */
export const ANNOUNCEMENT_PRIORITY = -10;

/** A mail that a use case wants sent. */
export interface QueuedMail<Name extends MailTemplateName> {
  readonly template: Name;
  readonly values: MailValues<Name>;
  readonly to: string;
  readonly locale: Locale;
  /** What the mail is about, for the log; absent for mails about an account. */
  readonly about?: { readonly type: string; readonly id: string };
  /** The event in whose log it stands, and whose organisers' words it carries; absent for mails about an account. */
  readonly eventId?: string;
  /** Not to be sent any more after this instant, such as the end of a code's life. */
  readonly notAfter?: Date;
  /** Tried out by an organiser: says so, and carries no real ticket. */
  readonly test?: boolean;
  /** Words for this one mail, such as a draft that is tried out. */
  readonly wording?: Wording | null;
}

/** One mail of an announcement. */
export interface AnnouncedMail extends QueuedMail<'announcement'> {
  readonly eventId: string;
}

/** The recipient is no address that we can write to. */
export class UnusableRecipient extends Error {}

type MailRow = Insertable<
  ReturnType<typeof mailsSql> extends Kysely<infer Tables extends { mails: unknown }> ? Tables['mails'] : never
>;
const mailsSql = (tx: Transaction) => sqlOf(tx, Mail);

/** Where use cases put their mails. */
@Injectable()
export class MailQueue {
  private readonly sender: MailSender;

  constructor(
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.sender = parseMailSender(environment.MAIL_FROM);
  }

  /**
   * Queues a mail in the caller's transaction: it is sent only if that commits. Returns the mail's id;
   * one that nobody has where the address is empty: who gave none, as some at the welcome desk, is not written to.
   * Throws `UnusableMailValues` or `UnusableRecipient` when the caller passes what no mail can carry.
   */
  async queueMail<Name extends MailTemplateName>(tx: Transaction, mail: QueuedMail<Name>): Promise<string> {
    if (mail.to === '') return newId(this.clock);
    const row = this.rowOf(mail);
    await mailsSql(tx).insertInto('mails').values(row).execute();
    await this.jobs.enqueue(tx, DELIVER_MAIL, { mailId: row.id });
    return row.id;
  }

  /** Queues an announcement's mails, leaving out whoever has theirs already. Returns how many are new. */
  async queueAnnounced(
    tx: Transaction,
    announcement: { readonly id: string; readonly purpose: MailPurpose },
    mails: readonly AnnouncedMail[],
  ): Promise<number> {
    const rows = mails.map((mail) => ({
      ...this.rowOf(mail),
      // The announcement keeps its words; the log shows the subject.
      wording: null,
      announcement_id: announcement.id,
      purpose: announcement.purpose,
    }));
    if (rows.length === 0) return 0;
    const written = await mailsSql(tx)
      .insertInto('mails')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['announcement_id', 'recipient', 'locale'])
          .where('announcement_id', 'is not', null)
          .doNothing(),
      )
      .returning('id')
      .execute();
    await this.jobs.enqueueMany(
      tx,
      DELIVER_MAIL,
      written.map(({ id }) => ({ mailId: id })),
      ANNOUNCEMENT_PRIORITY,
    );
    return written.length;
  }

  private rowOf<Name extends MailTemplateName>(mail: QueuedMail<Name>): MailRow & { id: string } {
    const recipient = parseEmail(mail.to);
    if (!recipient) throw new UnusableRecipient('The recipient is not a mail address');
    const data = checkMailValues(mail.template, mail.values) as Record<string, unknown>;
    const id = newId(this.clock);
    const { test = false, wording = null } = mail;
    return {
      id,
      template: mail.template,
      locale: mail.locale,
      recipient,
      search_text: mail.eventId ? searchKey(`${String(data['holderName'] ?? '')} ${recipient}`) : null,
      subject: mailSubject(mail.template, data as MailValues<Name>, mail.locale, { test, wording }),
      data,
      status: 'queued',
      // One mail, one Message-ID, however often it is tried: a mailbox that got it twice can tell.
      message_id: `<${id}@${this.sender.domain}>`,
      aggregate_type: mail.about?.type ?? null,
      aggregate_id: mail.about?.id ?? null,
      event_id: mail.eventId ?? null,
      test,
      wording,
      queued_at: this.clock.now(),
      not_after: mail.notAfter ?? null,
    };
  }

  /** Does not send what still waits about an aggregate, and forgets its values. What is on its way arrives. */
  async takeBack(tx: Transaction, about: { readonly type: string; readonly id: string }): Promise<void> {
    await mailsSql(tx)
      .updateTable('mails')
      .set({ status: 'failed', data: null, last_error: 'OBSOLETE', claimed_until: null, next_attempt_at: null })
      .where('aggregate_type', '=', about.type)
      .where('aggregate_id', '=', about.id)
      .where('status', '=', 'queued')
      .execute();
  }
}
