import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { ResentTooOften } from '@pho-hien/events-core';
import { MailLog, MailObsolete, MailResenders } from '@pho-hien/notifications-api';
import { MailNotResendable } from '@pho-hien/notifications-core';
import { type Caller, Database, notFound, RateLimits } from '@pho-hien/platform';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { RESENDS } from '../tickets/resend-ticket.ts';

/** Sends a mail about a registration once more, as things stand now. */
@Injectable()
export class ResendMail {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly log: MailLog,
    private readonly resenders: MailResenders,
    private readonly limits: RateLimits,
  ) {}

  /** Throws `MailNotResendable`, `ResentTooOften`. */
  async run(caller: Caller, mailId: string): Promise<void> {
    const mail = await this.log.find(mailId);
    if (!mail) throw notFound();
    const { template, aggregateType, aggregateId, announcementId } = mail;
    const resend = this.resenders.of(template, aggregateType);
    if (!mail.resendable || !resend || aggregateType !== 'registration' || !aggregateId)
      throw new MailNotResendable({ template });
    const retryAt = await this.limits.tooOften(RESENDS, aggregateId);
    if (retryAt) throw new ResentTooOften({ retryAt });
    try {
      await this.database.transaction(async (tx) => {
        const registration = await lockRegistration(tx, aggregateId);
        await resend(tx, { aggregateId, announcementId });
        await this.audit.append(tx, {
          aggregateType: 'registration',
          aggregateId,
          eventId: registration.event_id,
          action: 'mail.resent',
          caller,
          changes: { mailId, template },
        });
      });
    } catch (error) {
      if (error instanceof MailObsolete) throw new MailNotResendable({ template });
      throw error;
    }
  }
}
