export {
  ANNOUNCEMENT_STATUSES,
  announcementLifecycle,
  type AnnouncementStatus,
} from './announcements/announcement-lifecycle.ts';
export { readReturnedMail, type ReturnedMail, type ReturnedMessage } from './bounces/returned-mail.ts';
export { TICKET_QR_CID } from './content.ts';
export { judgeDelivery, type DeliveryFailure, type DeliveryVerdict } from './delivery-failure.ts';
export { nextAttempt } from './delivery-schedule.ts';
export { AudienceChanged, MailNotResendable, NobodyToReach, TestedTooOften, UnusableWording } from './failures.ts';
export { FATE_REASONS, fateReason, type FateReason } from './fate-reason.ts';
export { MAIL_PURPOSES, type MailPurpose } from './mail-purpose.ts';
export { MAIL_STATUSES, type MailStatus } from './mail-status.ts';
export { MAIL_TEMPLATE_NAMES, mailTemplates, type MailTemplateName, type MailValues } from './mail-templates.ts';
export {
  checkMailValues,
  mailSubject,
  renderMail,
  UnusableMailValues,
  type MailOptions,
  type RenderedMail,
} from './render-mail.ts';
export { sampleMails } from './sample-mails.ts';
export { WORDING_LENGTHS, type WordingProblem } from './wording/parse-wording.ts';
export { PLACEHOLDERS, type Placeholder } from './wording/placeholders.ts';
export { isEventMail, isWordable, placeholdersOf, standardWording } from './wording/standard-wording.ts';
export {
  normaliseWording,
  wordingIn,
  wordingProblems,
  type LocalizedWording,
  type Wording,
} from './wording/wording.ts';
export type { EventValues } from './values.ts';
