import type { PersistentContext } from '@pho-hien/platform';
import { Mail } from './mail.entity.ts';
import { Migration202611220110_mails } from './migrations/migration-202611220110-mails.ts';

/** What notifications bring to the database. */
export const notificationsPersistence: PersistentContext = {
  entities: [Mail],
  migrations: [Migration202611220110_mails],
};
