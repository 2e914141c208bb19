/** Why somebody gets a mail: because of what they did themselves, or because they agreed to news. Only news can be ended. */
export const MAIL_PURPOSES = ['SERVICE', 'NEWS'] as const;
export type MailPurpose = (typeof MAIL_PURPOSES)[number];
