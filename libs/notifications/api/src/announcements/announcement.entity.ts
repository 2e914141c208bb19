import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { AnnouncementStatus, LocalizedWording, MailPurpose } from '@pho-hien/notifications-core';

/** A message that an event's organisers send to many. */
export const Announcement = defineEntity({
  name: 'Announcement',
  tableName: 'announcements',
  properties: {
    /** Made by the browser: sending a form twice is one announcement. */
    id: p.uuid().primary(),
    eventId: p.uuid(),
    purpose: p.string().length(10).$type<MailPurpose>(),
    wording: p.json<LocalizedWording>(),
    /** To whom, in the words of the context that knows the people. */
    audience: p.json<Record<string, unknown>>(),
    status: p.string().length(10).$type<AnnouncementStatus>(),
    /** Addresses, each in one language, when it was sent off. */
    recipients: p.integer(),
    /** Up to where the audience has been gone through. */
    progress: p.uuid().nullable(),
    startedAt: p.datetime(3),
    endedAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'announcements_event', properties: ['eventId', 'id'] }],
  checks: [
    { name: 'announcements_status', expression: "status in ('SENDING', 'SENT', 'STOPPED')" },
    { name: 'announcements_purpose', expression: "purpose in ('SERVICE', 'NEWS')" },
    { name: 'announcements_ended', expression: "(status = 'SENDING') = (ended_at is null)" },
    { name: 'announcements_recipients', expression: 'recipients >= 0' },
  ],
});
export type Announcement = InferEntity<typeof Announcement>;
