import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedWording } from '@pho-hien/notifications-core';

/** One version of what an event's organisers say in a mail. Versions stay: a mail that was sent names its own. */
export const MailWording = defineEntity({
  name: 'MailWording',
  tableName: 'mail_wordings',
  properties: {
    id: p.uuid().primary(),
    eventId: p.uuid(),
    template: p.string().length(40),
    /** 1, 2, 3 … */
    version: p.integer(),
    /** Null: back to our own words. */
    wording: p.json<LocalizedWording>().nullable(),
    savedAt: p.datetime(3),
  },
  uniques: [{ name: 'mail_wordings_version', properties: ['eventId', 'template', 'version'] }],
  checks: [{ name: 'mail_wordings_version_positive', expression: 'version > 0' }],
});
export type MailWording = InferEntity<typeof MailWording>;
