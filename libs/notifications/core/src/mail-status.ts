/** Where a mail stands: waiting for an attempt, taken by the mail server, sent back by a later one, or given up. */
export const MAIL_STATUSES = ['queued', 'sent', 'bounced', 'failed'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];
