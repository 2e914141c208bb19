import type { PersistentContext } from '@pho-hien/platform';
import { Announcement } from './announcements/announcement.entity.ts';
import { Mail } from './mail.entity.ts';
import { Migration202611220110_mails } from './migrations/migration-202611220110-mails.ts';
import { Migration202611230200_messages } from './migrations/migration-202611230200-messages.ts';
import { Migration202611231200_lost_mails } from './migrations/migration-202611231200-lost-mails.ts';
import { MailWording } from './wordings/mail-wording.entity.ts';

/** What notifications bring to the database. */
export const notificationsPersistence: PersistentContext = {
  entities: [Mail, MailWording, Announcement],
  migrations: [Migration202611220110_mails, Migration202611230200_messages, Migration202611231200_lost_mails],
};
