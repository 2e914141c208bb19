import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Database, Jobs } from '@pho-hien/platform';
import { AnnouncementAudiences } from './announcements/announcement-audiences.ts';
import { AnnouncementQueries } from './announcements/announcement.queries.ts';
import { ANNOUNCE, Announcements } from './announcements/announcements.ts';
import { TakeBounce } from './bounces/take-bounce.ts';
import { ComposeMail } from './compose-mail.ts';
import { MailConsents } from './consents/mail-consents.ts';
import { OneClickController } from './consents/one-click.controller.ts';
import { Unsubscribe } from './consents/unsubscribe.ts';
import { UnsubscribeResolver } from './consents/unsubscribe.resolver.ts';
import { DeliverMail } from './deliver-mail.ts';
import { DemoMailbox } from './demo/demo-mailbox.ts';
import { DemoMailboxResolver } from './demo/demo-mailbox.resolver.ts';
import { MailAttachments } from './mail-attachments.ts';
import { MailLog } from './mail-log.ts';
import { DELIVER_MAIL, MailQueue } from './mail-queue.ts';
import { MailResenders } from './mail-resenders.ts';
import { MailRows } from './mail-rows.ts';
import { MailTokens } from './mail-tokens.ts';
import { MailTransport } from './mail-transport.ts';
import { MailWordsOf } from './mail-words.ts';
import { MailWordings } from './wordings/mail-wordings.ts';

const forOthers = [
  MailQueue,
  MailAttachments,
  MailLog,
  MailWordings,
  MailConsents,
  MailResenders,
  Announcements,
  AnnouncementAudiences,
  AnnouncementQueries,
  TakeBounce,
];

/** Mails: queued in a use case's transaction, sent by a job, logged. Global, like the audit log. */
@Global()
@Module({
  controllers: [OneClickController],
  providers: [
    ...forOthers,
    MailRows,
    MailTransport,
    MailTokens,
    MailWordsOf,
    ComposeMail,
    DeliverMail,
    Unsubscribe,
    UnsubscribeResolver,
    DemoMailbox,
    DemoMailboxResolver,
  ],
  exports: forOthers,
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly delivery: DeliverMail,
    private readonly announcements: Announcements,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    // The queue's own retries are for workers that die; a mail that was refused waits as its schedule says.
    this.jobs.register<{ mailId: string }>(
      DELIVER_MAIL,
      { retryLimit: 20, retryDelay: 60, concurrency: 4 },
      ({ mailId }) => this.delivery.deliver(mailId),
    );
    this.jobs.register<{ announcementId: string }>(
      ANNOUNCE,
      { retryLimit: 50, retryDelay: 5, concurrency: 1 },
      ({ announcementId }) => this.database.transaction((tx) => this.announcements.batch(tx, announcementId)),
    );
  }
}
