import { m } from '@pho-hien/messages';
import type { ApprovalMode, Audience, EventStatus } from '#generated/graphql.ts';

const statuses: Record<EventStatus, () => string> = {
  DRAFT: m.organise_event_draft,
  PUBLISHED: m.organise_event_published,
  CANCELLED: m.organise_event_cancelled,
};
const audiences: Record<Audience, () => string> = {
  VISITOR: m.organise_audience_visitor,
  EXHIBITOR: m.organise_audience_exhibitor,
  CONTESTANT: m.organise_audience_contestant,
  SPEAKER: m.organise_audience_speaker,
  PRESS: m.organise_audience_press,
  VIP: m.organise_audience_vip,
  DELEGATE: m.organise_audience_delegate,
};
const missing: Record<string, () => string> = {
  name_en: m.organise_missing_name_en,
  summary_vi: m.organise_missing_summary_vi,
  summary_en: m.organise_missing_summary_en,
  venue_name_vi: m.organise_missing_venue_name_vi,
  venue_name_en: m.organise_missing_venue_name_en,
  venue_address: m.organise_missing_venue_address,
  contact_email: m.organise_missing_contact_email,
  days: m.organise_missing_days,
  ticket_type: m.organise_missing_ticket_type,
};

export const eventStatusText = (status: EventStatus): string => statuses[status]();
export const audienceText = (audience: Audience): string => audiences[audience]();
export const audienceOptions = (): { value: Audience; label: string }[] =>
  (Object.keys(audiences) as Audience[]).map((value) => ({ value, label: audienceText(value) }));
export const approvalText = (approval: ApprovalMode): string =>
  approval === 'AUTOMATIC' ? m.organise_approval_automatic() : m.organise_approval_by_approval();
/** What an event lacks before it can be published. */
export const missingText = (code: string): string => (missing[code] ?? m.organise_missing_other)();
