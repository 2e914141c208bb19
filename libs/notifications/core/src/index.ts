export { TICKET_QR_CID } from './content.ts';
export {
  DELIVERY_RETRIES,
  FIRST_PAUSE_SECONDS,
  judgeDelivery,
  type DeliveryFailure,
  type DeliveryVerdict,
} from './delivery-failure.ts';
export { MAIL_STATUSES, type MailStatus } from './mail-status.ts';
export { MAIL_TEMPLATE_NAMES, mailTemplates, type MailTemplateName, type MailValues } from './mail-templates.ts';
export { checkMailValues, mailSubject, renderMail, UnusableMailValues, type RenderedMail } from './render-mail.ts';
export type { EventValues } from './values.ts';
