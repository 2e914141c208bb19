import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { MailQueue } from '@pho-hien/notifications-api';
import { TestedTooOften } from '@pho-hien/notifications-core';
import { type Caller, Database, notFound, RateLimits } from '@pho-hien/platform';
import { EventMails, type MailToPreview } from './event-mails.ts';

/** Enough for an afternoon of polishing, not for a nuisance. */
const TESTS = { name: 'test-mail', times: 12, seconds: 60 * 60 };

/** Sends an organiser a mail with sample values, to their own address and marked as a test. */
@Injectable()
export class SendTestMail {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: EventMails,
    private readonly queue: MailQueue,
    private readonly limits: RateLimits,
  ) {}

  /** Returns the address. Throws `TestedTooOften`, `UnusableWording`, `InvalidInput`. */
  async run(caller: Caller, mail: MailToPreview): Promise<string> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    const { template, values, wording } = await this.mails.composed(mail);
    const retryAt = await this.limits.tooOften(TESTS, actor.userId);
    if (retryAt) throw new TestedTooOften({ retryAt });
    await this.database.transaction(async (tx) => {
      const id = await this.queue.queueMail(tx, {
        template,
        values,
        to: actor.email,
        locale: mail.locale,
        eventId: mail.eventId,
        test: true,
        wording,
      });
      await this.audit.open(tx, {
        aggregateType: 'mail',
        aggregateId: id,
        eventId: mail.eventId,
        action: 'mail.tested',
        caller,
        changes: { template, locale: mail.locale },
      });
    });
    return actor.email;
  }
}
