export {
  AnnouncementAudiences,
  type AnnouncedTo,
  type AudienceMember,
  type AudienceSource,
} from './announcements/announcement-audiences.ts';
export { AnnouncementQueries, type AnnouncementView } from './announcements/announcement.queries.ts';
export { Announcements, type NewAnnouncement } from './announcements/announcements.ts';
export { type BounceOutcome, TakeBounce } from './bounces/take-bounce.ts';
export { type ConsentSource, MailConsents } from './consents/mail-consents.ts';
export {
  type AttachmentProvider,
  type MailAttachment,
  MailAttachments,
  MailObsolete,
  type MailToAttach,
  type SampleAttachments,
} from './mail-attachments.ts';
export { type MailFate, type MailFilter, MailLog } from './mail-log.ts';
export { FateReasonEnum, MailLogConnection, MailLogEntryType, MailStatusEnum } from './mail-log.graphql.ts';
export { MailQueue, type QueuedMail, UnusableRecipient } from './mail-queue.ts';
export { type MailResender, MailResenders, type StillTrue } from './mail-resenders.ts';
export { NotificationsModule } from './notifications.module.ts';
export { notificationsPersistence } from './persistence.ts';
export { MailWordings, type WordingVersion } from './wordings/mail-wordings.ts';
