import type { PersistentContext } from '@pho-hien/platform';
import { Migration202611233601_sheets } from './migrations/migration-202611233601-sheets.ts';
import { Migration202611230110_files } from './migrations/migration-202611230110-files.ts';
import { Migration202612010420_unfinished_uploads } from './migrations/migration-202612010420-unfinished-uploads.ts';
import { StoredFile } from './rows/stored-file.entity.ts';
import { UnfinishedUpload } from './rows/unfinished-upload.entity.ts';

/** What files bring to the database. */
export const filesPersistence: PersistentContext = {
  entities: [StoredFile, UnfinishedUpload],
  migrations: [Migration202611230110_files, Migration202611233601_sheets, Migration202612010420_unfinished_uploads],
};
