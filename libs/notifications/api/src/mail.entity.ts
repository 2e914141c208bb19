import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

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
    queuedAt: p.datetime(3),
    sentAt: p.datetime(3).nullable(),
    /** After this instant the mail is worthless: a code has expired. */
    notAfter: p.datetime(3).nullable(),
    /** Until then one worker alone is sending it. */
    claimedUntil: p.datetime(3).nullable(),
  },
  uniques: [{ name: 'mails_message_id', properties: ['messageId'] }],
  indexes: [{ name: 'mails_aggregate', properties: ['aggregateType', 'aggregateId', 'id'] }],
  checks: [
    { name: 'mails_status', expression: "status in ('queued', 'sent', 'failed')" },
    { name: 'mails_sent_at', expression: "(status = 'sent') = (sent_at is not null)" },
    { name: 'mails_data_erased', expression: "status = 'queued' or data is null" },
    { name: 'mails_aggregate_whole', expression: '(aggregate_type is null) = (aggregate_id is null)' },
  ],
});
export type Mail = InferEntity<typeof Mail>;
