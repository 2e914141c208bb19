import type { PersistentContext } from '@pho-hien/platform';
import { Migration202611233601_sheets } from './migrations/migration-202611233601-sheets.ts';
import { Migration202611230110_files } from './migrations/migration-202611230110-files.ts';
import { StoredFile } from './rows/stored-file.entity.ts';

/** What files bring to the database. */
export const filesPersistence: PersistentContext = {
  entities: [StoredFile],
  migrations: [Migration202611230110_files, Migration202611233601_sheets],
};
