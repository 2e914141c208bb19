import type { PersistentContext } from '@pho-hien/platform';
import { identityMigrations } from './migrations/index.ts';
import { identityRows } from './rows/index.ts';

/** What identity brings to the database. */
export const identityPersistence: PersistentContext = { entities: identityRows, migrations: identityMigrations };
