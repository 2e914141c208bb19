import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Clock, type Locale } from '@pho-hien/kernel';
import {
  type DeliveryVerdict,
  judgeDelivery,
  mailTemplates,
  type MailTemplateName,
  type MailValues,
  renderMail,
  UnusableMailValues,
} from '@pho-hien/notifications-core';
import { CLOCK, type JobAttempt } from '@pho-hien/platform';
import { MailAttachments, MailObsolete } from './mail-attachments.ts';
import { MailRows } from './mail-rows.ts';
import { MailTransport, type OutgoingMail } from './mail-transport.ts';

/** Says "try again" to the job queue; carries a code only, because the queue keeps what it is told. */
export class DeliveryPostponed extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

type ClaimedMail = NonNullable<Awaited<ReturnType<MailRows['claim']>>>;

/** Sends one mail. A second mail can leave only when the first was taken and that could not be recorded. */
@Injectable()
export class DeliverMail {
  private readonly logger = new Logger(DeliverMail.name);

  constructor(
    private readonly rows: MailRows,
    private readonly attachments: MailAttachments,
    private readonly transport: MailTransport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `DeliveryPostponed` while another attempt can help and there is one left. */
  async deliver(id: string, attempt: Pick<JobAttempt, 'retryCount' | 'retryLimit'>): Promise<void> {
    const mail = await this.rows.claim(id);
    if (!mail) {
      if (await this.rows.isQueued(id)) throw new DeliveryPostponed('IN_PROGRESS');
      return;
    }
    const verdict = await this.attempt(mail);
    if (verdict === 'sent') return this.rows.markSent(id);
    this.logger.warn({ mail: id, template: mail.template, ...verdict }, 'A mail was not sent');
    if (verdict.kind === 'permanent' || attempt.retryCount >= attempt.retryLimit)
      return this.rows.markFailed(id, verdict.code);
    await this.rows.release(id, verdict.code);
    throw new DeliveryPostponed(verdict.code);
  }

  private async attempt(mail: ClaimedMail): Promise<DeliveryVerdict | 'sent'> {
    if (mail.not_after && mail.not_after < this.clock.now()) return { kind: 'permanent', code: 'EXPIRED' };
    let outgoing: OutgoingMail;
    try {
      outgoing = await this.compose(mail);
    } catch (error) {
      if (error instanceof MailObsolete) return { kind: 'permanent', code: 'OBSOLETE' };
      // A new version of the template may not know values queued before it.
      if (error instanceof UnusableMailValues) return { kind: 'permanent', code: 'UNUSABLE_VALUES' };
      this.logger.error(
        { mail: mail.id, error: error instanceof Error ? error.stack : error },
        'A mail was not composed',
      );
      return { kind: 'temporary', code: 'NOT_COMPOSED' };
    }
    try {
      await this.transport.send(outgoing);
      return 'sent';
    } catch (error) {
      return judgeDelivery(error as { responseCode?: number; code?: string });
    }
  }

  private async compose(mail: ClaimedMail): Promise<OutgoingMail> {
    const template = mail.template as MailTemplateName;
    if (!(template in mailTemplates) || !mail.data || !mail.recipient) throw new MailObsolete('Nothing left to send');
    const locale = mail.locale as Locale;
    const values = mail.data as MailValues<typeof template>;
    const about =
      mail.aggregate_type && mail.aggregate_id ? { type: mail.aggregate_type, id: mail.aggregate_id } : null;
    const content = renderMail(template, values, locale);
    const attachments = await this.attachments.of(template, { values, locale, about });
    if (mailTemplates[template].needsAttachments && attachments.length === 0)
      throw new Error(`Nobody attaches anything to mail ${template}`);
    return { messageId: mail.message_id, to: mail.recipient, locale, content, attachments };
  }
}
