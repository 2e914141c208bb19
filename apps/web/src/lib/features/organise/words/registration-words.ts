import { m } from '@pho-hien/messages';
import type { IconName } from '@pho-hien/ui';
import type { ConsentPurpose, MailStatus, RegistrationStatus, TicketStatus } from '#generated/graphql.ts';

const registrations: Record<
  RegistrationStatus,
  { text: () => string; tone: 'teal' | 'amber' | 'plain'; icon: IconName }
> = {
  AWAITING_APPROVAL: { text: m.organise_status_awaiting, tone: 'amber', icon: 'clock' },
  AWAITING_CONSENT: { text: m.organise_status_awaiting_consent, tone: 'amber', icon: 'clock' },
  CONFIRMED: { text: m.organise_status_confirmed, tone: 'teal', icon: 'check' },
  WAITLISTED: { text: m.organise_status_waitlisted, tone: 'plain', icon: 'clock' },
  OFFERED: { text: m.organise_status_offered, tone: 'amber', icon: 'clock' },
  REJECTED: { text: m.organise_status_rejected, tone: 'plain', icon: 'close' },
  CANCELLED: { text: m.organise_status_cancelled, tone: 'plain', icon: 'close' },
  TRANSFERRED: { text: m.organise_status_transferred, tone: 'plain', icon: 'arrowRight' },
};
const tickets: Record<TicketStatus, () => string> = {
  VALID: m.organise_ticket_valid,
  REVOKED: m.organise_ticket_revoked,
  REPLACED: m.organise_ticket_replaced,
  CANCELLED: m.organise_ticket_cancelled,
};
const purposes: Record<ConsentPurpose, () => string> = {
  REGISTRATION: m.organise_consent_registration,
  NEWS: m.organise_consent_news,
  PHOTOS: m.organise_consent_photos,
};
const mails: Record<MailStatus, { text: () => string; tone: 'plain' | 'amber' | 'teal'; icon: IconName }> = {
  QUEUED: { text: m.organise_mail_queued, tone: 'plain', icon: 'clock' },
  SENT: { text: m.organise_mail_sent, tone: 'plain', icon: 'check' },
  BOUNCED: { text: m.messages_mail_bounced, tone: 'amber', icon: 'alert' },
  FAILED: { text: m.organise_mail_failed, tone: 'amber', icon: 'alert' },
};

export const registrationStatusText = (status: RegistrationStatus): string => registrations[status].text();
export const registrationLook = (status: RegistrationStatus) => registrations[status];
export const registrationStatuses = Object.keys(registrations) as RegistrationStatus[];
export const ticketStatusText = (status: TicketStatus): string => tickets[status]();
export const purposeText = (purpose: ConsentPurpose): string => purposes[purpose]();
export const mailStatuses = Object.keys(mails) as MailStatus[];
export const mailLook = (status: MailStatus) => mails[status];
/** What an organiser is warned of about a registration. */
export const warningText = (code: string): string =>
  code === 'SAME_NAME_AND_PHONE' ? m.organise_warning_same_person() : m.organise_warning_other();
export const ticketStatuses = Object.keys(tickets) as TicketStatus[];
/** How the state of a ticket looks. */
export const ticketLook = (status: string): { tone: 'teal' | 'plain'; icon: IconName } =>
  status === 'VALID' ? { tone: 'teal', icon: 'check' } : { tone: 'plain', icon: 'close' };
