import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { TypeOverrides } from 'pg';

/** What a context brings to the database: its rows and the migrations that make them. */
export interface PersistentContext {
  readonly entities: NonNullable<Options['entities']>;
  /** Named `Migration<yyyymmddhhmm>_<what>`: they run in the order of their names. */
  readonly migrations: readonly (new (...args: never[]) => Migration)[];
}

/** PostgreSQL's numbers for `date` and `interval`, whose text we keep. */
const KEPT_AS_TEXT = [1082, 1186];

/**
 * MikroORM reads `timestamptz` as text and converts it for entities only; rows read with Kysely would then hold
 * text where their types say `Date`. The driver's own parser gives both a `Date`.
 */
function readTypes(): TypeOverrides {
  const overrides = new TypeOverrides();
  for (const type of KEPT_AS_TEXT) overrides.setTypeParser(type, (text: string) => text);
  return overrides;
}

/** MikroORM's options for the whole database, from all contexts. */
export function persistenceOptions(databaseUrl: string, contexts: readonly PersistentContext[], pool = 10): Options {
  const migrations = contexts.flatMap((context) => context.migrations).sort((a, b) => (a.name < b.name ? -1 : 1));
  return defineConfig({
    logger: () => undefined,
    clientUrl: databaseUrl,
    entities: contexts.flatMap((context) => context.entities),
    pool: { min: 0, max: pool },
    driverOptions: () => ({ types: readTypes() }),
    forceUtcTimezone: true,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    // Triggers guard facts; migrations alone make them, and tests try them.
    schemaGenerator: { ignoreSchema: ['pgboss'], skipTables: ['migrations'], ignoreTriggers: true },
    migrations: {
      tableName: 'migrations',
      snapshot: false,
      transactional: true,
      migrationsList: migrations.map((migration) => ({
        name: migration.name,
        class: migration as never,
      })),
    },
  });
}
