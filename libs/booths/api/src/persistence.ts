import type { PersistentContext } from '@pho-hien/platform';
import { Migration202612010410_booths } from './migrations/migration-202612010410-booths.ts';
import { Migration202612010411_booth_guards } from './migrations/migration-202612010411-booth-guards.ts';
import { boothsRows } from './rows/index.ts';

/** What booths bring to the database. */
export const boothsPersistence: PersistentContext = {
  entities: [...boothsRows],
  migrations: [Migration202612010410_booths, Migration202612010411_booth_guards],
};
