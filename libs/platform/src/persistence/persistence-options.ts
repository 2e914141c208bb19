import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { Migrator, type Migration } from '@mikro-orm/migrations';

/** What a context brings to the database: its rows and the migrations that make them. */
export interface PersistentContext {
  readonly entities: NonNullable<Options['entities']>;
  /** Named `Migration<yyyymmddhhmm>_<what>`: they run in the order of their names. */
  readonly migrations: readonly (new (...args: never[]) => Migration)[];
}

/** MikroORM's options for the whole database, from all contexts. */
export function persistenceOptions(
  databaseUrl: string,
  contexts: readonly PersistentContext[],
  pool = 10,
): Options {
  const migrations = contexts
    .flatMap((context) => context.migrations)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return defineConfig({
    logger: () => undefined,
    clientUrl: databaseUrl,
    entities: contexts.flatMap((context) => context.entities),
    pool: { min: 0, max: pool },
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
