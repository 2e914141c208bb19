import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DELIVERY_RETRIES, FIRST_PAUSE_SECONDS } from '@pho-hien/notifications-core';
import { Jobs } from '@pho-hien/platform';
import { DeliverMail } from './deliver-mail.ts';
import { DemoMailbox } from './demo/demo-mailbox.ts';
import { DemoMailboxResolver } from './demo/demo-mailbox.resolver.ts';
import { MailAttachments } from './mail-attachments.ts';
import { MailLog } from './mail-log.ts';
import { DELIVER_MAIL, MailQueue } from './mail-queue.ts';
import { MailRows } from './mail-rows.ts';
import { MailTransport } from './mail-transport.ts';

/** Mails: queued in a use case's transaction, sent by a job, logged. Global, like the audit log. */
@Global()
@Module({
  providers: [
    MailQueue,
    MailAttachments,
    MailLog,
    MailRows,
    MailTransport,
    DeliverMail,
    DemoMailbox,
    DemoMailboxResolver,
  ],
  exports: [MailQueue, MailAttachments, MailLog],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly delivery: DeliverMail,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ mailId: string }>(
      DELIVER_MAIL,
      { retryLimit: DELIVERY_RETRIES, retryDelay: FIRST_PAUSE_SECONDS, concurrency: 4 },
      ({ mailId }, attempt) => this.delivery.deliver(mailId, attempt),
    );
  }
}
