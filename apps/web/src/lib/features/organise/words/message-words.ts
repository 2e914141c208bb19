import type { MailTemplateName, Placeholder } from '@pho-hien/notifications-core';
import { m } from '@pho-hien/messages';
import type { AnnouncementRowFragment, MailFateReason } from '#generated/graphql.ts';

interface TemplateWords {
  readonly title: () => string;
  /** What triggers it, as the end of a sentence. */
  readonly when: () => string;
}

const templates: Record<MailTemplateName, TemplateWords> = {
  'registration-received': { title: m.messages_t_registration_received, when: m.messages_w_registration_received },
  'registration-rejected': { title: m.messages_t_registration_rejected, when: m.messages_w_registration_rejected },
  'registration-cancelled': { title: m.messages_t_registration_cancelled, when: m.messages_w_registration_cancelled },
  'already-registered': { title: m.messages_t_already_registered, when: m.messages_w_already_registered },
  'waitlist-joined': { title: m.messages_t_waitlist_joined, when: m.messages_w_waitlist_joined },
  'place-offered': { title: m.messages_t_place_offered, when: m.messages_w_place_offered },
  'place-offer-ending': { title: m.messages_t_place_offer_ending, when: m.messages_w_place_offer_ending },
  'place-offer-lapsed': { title: m.messages_t_place_offer_lapsed, when: m.messages_w_place_offer_lapsed },
  'registration-changed': { title: m.messages_t_registration_changed, when: m.messages_w_registration_changed },
  'email-confirm': { title: m.messages_t_email_confirm, when: m.messages_w_email_confirm },
  'email-changed': { title: m.messages_t_email_changed, when: m.messages_w_email_changed },
  'transfer-offered': { title: m.messages_t_transfer_offered, when: m.messages_w_transfer_offered },
  'ticket-transferred': { title: m.messages_t_ticket_transferred, when: m.messages_w_ticket_transferred },
  'event-reminder': { title: m.messages_t_event_reminder, when: m.messages_w_event_reminder },
  'ticket-issued': { title: m.messages_t_ticket_issued, when: m.messages_w_ticket_issued },
  'ticket-reissued': { title: m.messages_t_ticket_reissued, when: m.messages_w_ticket_reissued },
  'ticket-revoked': { title: m.messages_t_ticket_revoked, when: m.messages_w_ticket_revoked },
  'programme-changed': { title: m.messages_t_programme_changed, when: m.messages_w_programme_changed },
  'group-entered': { title: m.messages_t_group_entered, when: m.messages_w_group_entered },
  'guardian-asked': { title: m.messages_t_guardian_asked, when: m.messages_w_guardian_asked },
  'guardian-reminded': { title: m.messages_t_guardian_reminded, when: m.messages_w_guardian_reminded },
  'guardian-awaited': { title: m.messages_t_guardian_awaited, when: m.messages_w_guardian_awaited },
  'guardian-lapsed': { title: m.messages_t_guardian_lapsed, when: m.messages_w_guardian_lapsed },
  announcement: { title: m.messages_t_announcement, when: m.messages_w_announcement },
  'organisation-invitation': {
    title: m.messages_t_organisation_invitation,
    when: m.messages_w_organisation_invitation,
  },
  'contest-invitation': { title: m.messages_t_contest_invitation, when: m.messages_w_contest_invitation },
  'entry-received': { title: m.messages_t_entry_received, when: m.messages_w_entry_received },
  'stand-assigned': { title: m.messages_t_stand_assigned, when: m.messages_w_stand_assigned },
  'stand-moved': { title: m.messages_t_stand_moved, when: m.messages_w_stand_moved },
  'stand-ended': { title: m.messages_t_stand_ended, when: m.messages_w_stand_ended },
  'contest-called-off': { title: m.messages_t_contest_called_off, when: m.messages_w_contest_called_off },
  'join-request': { title: m.messages_t_join_request, when: m.messages_w_join_request },
  'join-accepted': { title: m.messages_t_join_accepted, when: m.messages_w_join_accepted },
  'join-declined': { title: m.messages_t_join_declined, when: m.messages_w_join_declined },
  'audit-anchor': { title: m.messages_t_audit_anchor, when: m.messages_w_audit_anchor },
  'sign-in-code': { title: m.messages_t_sign_in_code, when: m.messages_w_sign_in_code },
  'staff-invitation': { title: m.messages_t_staff_invitation, when: m.messages_w_staff_invitation },
  'password-reset': { title: m.messages_t_password_reset, when: m.messages_w_password_reset },
};

const placeholders: Record<Placeholder, () => string> = {
  ho_ten: m.messages_p_ho_ten,
  su_kien: m.messages_p_su_kien,
  thoi_gian: m.messages_p_thoi_gian,
  dia_diem: m.messages_p_dia_diem,
  lien_he: m.messages_p_lien_he,
  loai_ve: m.messages_p_loai_ve,
  ma_ve: m.messages_p_ma_ve,
  gio_dang_ky: m.messages_p_gio_dang_ky,
  ngay_dang_ky: m.messages_p_ngay_dang_ky,
  gio_het_han: m.messages_p_gio_het_han,
  ngay_het_han: m.messages_p_ngay_het_han,
};

const reasons: Record<MailFateReason, () => string> = {
  mailbox_unknown: m.messages_r_mailbox_unknown,
  unknown: m.messages_r_unknown,
  mailbox_full: m.messages_r_mailbox_full,
  mailbox_disabled: m.messages_r_mailbox_disabled,
  domain_unknown: m.messages_r_domain_unknown,
  too_large: m.messages_r_too_large,
  refused_as_spam: m.messages_r_refused_as_spam,
  refused: m.messages_r_refused,
  try_later: m.messages_r_try_later,
  unreachable: m.messages_r_unreachable,
  our_settings: m.messages_r_our_settings,
  expired: m.messages_r_expired,
  obsolete: m.messages_r_obsolete,
  stopped: m.messages_r_stopped,
  unsubscribed: m.messages_r_unsubscribed,
  erased: m.messages_r_erased,
  internal: m.messages_r_internal,
};

export const templateNames = Object.keys(templates) as MailTemplateName[];
/** What a kind of mail is called; one that this page does not know yet, by its own name. */
export const templateTitle = (name: string): string => templates[name as MailTemplateName]?.title() ?? name;
export const templateWhen = (name: string): string => templates[name as MailTemplateName]?.when() ?? '';
export const placeholderText = (name: string): string => placeholders[name as Placeholder]?.() ?? name;
export const reasonText = (reason: MailFateReason): string => reasons[reason]();

/** Where an announcement stands, in one word. */
export function announcementText({ status, queued }: Pick<AnnouncementRowFragment, 'status' | 'queued'>): string {
  if (status === 'STOPPED') return m.messages_status_stopped();
  if (status === 'SENDING') return m.messages_status_sending();
  return queued > 0 ? m.messages_status_going() : m.messages_status_sent();
}
