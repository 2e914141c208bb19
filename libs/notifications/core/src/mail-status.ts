/** Where a mail stands: waiting for an attempt, taken by the mail server, or given up. */
export const MAIL_STATUSES = ['queued', 'sent', 'failed'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];
