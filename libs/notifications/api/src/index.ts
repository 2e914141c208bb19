export {
  type AttachmentProvider,
  type MailAttachment,
  MailAttachments,
  MailObsolete,
  type MailToAttach,
} from './mail-attachments.ts';
export { MailLog } from './mail-log.ts';
export { MailLogEntryType } from './mail-log.graphql.ts';
export { MailQueue, type QueuedMail, UnusableRecipient } from './mail-queue.ts';
export { NotificationsModule } from './notifications.module.ts';
export { notificationsPersistence } from './persistence.ts';
