import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Locale, newId, parseEmail } from '@pho-hien/kernel';
import { checkMailValues, type MailTemplateName, mailSubject, type MailValues } from '@pho-hien/notifications-core';
import { CLOCK, ENVIRONMENT, type Environment, Jobs, sqlOf, type Transaction } from '@pho-hien/platform';
import { Mail } from './mail.entity.ts';
import { type MailSender, parseMailSender } from './mail-sender.ts';

/** Name of the job that sends one mail; its data is the mail's id and nothing else. */
export const DELIVER_MAIL = 'mail.deliver';

/** A mail that a use case wants sent. */
export interface QueuedMail<Name extends MailTemplateName> {
  readonly template: Name;
  readonly values: MailValues<Name>;
  readonly to: string;
  readonly locale: Locale;
  /** What the mail is about, for the log; absent for mails about an account. */
  readonly about?: { readonly type: string; readonly id: string };
  /** Not to be sent any more after this instant, such as the end of a code's life. */
  readonly notAfter?: Date;
}

/** The recipient is no address that we can write to. */
export class UnusableRecipient extends Error {}

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
   * Queues a mail in the caller's transaction: it is sent only if that commits. Returns the mail's id.
   * Throws `UnusableMailValues` or `UnusableRecipient` when the caller passes what no mail can carry.
   */
  async queueMail<Name extends MailTemplateName>(tx: Transaction, mail: QueuedMail<Name>): Promise<string> {
    const recipient = parseEmail(mail.to);
    if (!recipient) throw new UnusableRecipient('The recipient is not a mail address');
    const data = checkMailValues(mail.template, mail.values);
    const id = newId(this.clock);
    await sqlOf(tx, Mail)
      .insertInto('mails')
      .values({
        id,
        template: mail.template,
        locale: mail.locale,
        recipient,
        subject: mailSubject(mail.template, data, mail.locale),
        data: data as Record<string, unknown>,
        status: 'queued',
        // One mail, one Message-ID, however often it is tried: a mailbox that got it twice can tell.
        message_id: `<${id}@${this.sender.domain}>`,
        aggregate_type: mail.about?.type ?? null,
        aggregate_id: mail.about?.id ?? null,
        queued_at: this.clock.now(),
        not_after: mail.notAfter ?? null,
      })
      .execute();
    await this.jobs.enqueue(tx, DELIVER_MAIL, { mailId: id });
    return id;
  }

  /** Does not send what still waits about an aggregate, and forgets its values. What is on its way arrives. */
  async takeBack(tx: Transaction, about: { readonly type: string; readonly id: string }): Promise<void> {
    await sqlOf(tx, Mail)
      .updateTable('mails')
      .set({ status: 'failed', data: null, last_error: 'OBSOLETE', claimed_until: null })
      .where('aggregate_type', '=', about.type)
      .where('aggregate_id', '=', about.id)
      .where('status', '=', 'queued')
      .execute();
  }
}
