import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Wording } from '@pho-hien/notifications-core';

/** One mail to one mailbox: the queue's work and the organiser's log in one row. */
export const Mail = defineEntity({
  name: 'Mail',
  tableName: 'mails',
  properties: {
    id: p.uuid().primary(),
    template: p.string().length(40),
    locale: p.string().length(2),
    /** Null once erased. */
    recipient: p.string().length(254).nullable(),
    /** By what organisers find it: name and address, without diacritics and case; null once erased. */
    searchText: p.text().nullable(),
    subject: p.text(),
    /** The template's values; kept only until the mail is sent or given up, for they hold links and codes. */
    data: p.json<Record<string, unknown>>().nullable(),
    status: p.string().length(10),
    attempts: p.integer().default(0),
    /** Code of the last failure, such as `SMTP_550` or `ECONNREFUSED`; never a server's words. */
    lastError: p.string().length(60).nullable(),
    messageId: p.string().length(255),
    /** What the mail is about: `registration` and its id, for the log. */
    aggregateType: p.string().length(40).nullable(),
    aggregateId: p.uuid().nullable(),
    /** The event in whose log it stands; null for mails about an account. */
    eventId: p.uuid().nullable(),
    purpose: p.string().length(10).default('SERVICE'),
    announcementId: p.uuid().nullable(),
    /** The version of the organisers' words that was sent; null for our own words. */
    wordingId: p.uuid().nullable(),
    /** Words for this one mail: a test of a draft. */
    wording: p.json<Wording>().nullable(),
    test: p.boolean().default(false),
    queuedAt: p.datetime(3),
    sentAt: p.datetime(3).nullable(),
    /** When the next attempt is due; null before the first and after the last. */
    nextAttemptAt: p.datetime(3).nullable(),
    /** When a later mail server sent it back. */
    bouncedAt: p.datetime(3).nullable(),
    /** After this instant the mail is worthless: a code has expired. */
    notAfter: p.datetime(3).nullable(),
    /** Until then one worker alone is sending it. */
    claimedUntil: p.datetime(3).nullable(),
  },
  uniques: [
    { name: 'mails_message_id', properties: ['messageId'] },
    {
      name: 'mails_announced_once',
      properties: ['announcementId', 'recipient', 'locale'],
      where: 'announcement_id is not null',
    },
  ],
  indexes: [
    { name: 'mails_aggregate', properties: ['aggregateType', 'aggregateId', 'id'] },
    { name: 'mails_event', properties: ['eventId', 'id'] },
    {
      name: 'mails_lost',
      expression: "create index mails_lost on mails (event_id, id) where status in ('failed', 'bounced')",
    },
  ],
  checks: [
    { name: 'mails_status', expression: "status in ('queued', 'sent', 'bounced', 'failed')" },
    { name: 'mails_sent_at', expression: "(status in ('sent', 'bounced')) = (sent_at is not null)" },
    { name: 'mails_bounced_at', expression: "(status = 'bounced') = (bounced_at is not null)" },
    { name: 'mails_data_erased', expression: "status = 'queued' or data is null" },
    { name: 'mails_aggregate_whole', expression: '(aggregate_type is null) = (aggregate_id is null)' },
    { name: 'mails_purpose', expression: "purpose in ('SERVICE', 'NEWS')" },
  ],
});
export type Mail = InferEntity<typeof Mail>;
