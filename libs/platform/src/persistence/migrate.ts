import { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { type PersistentContext, persistenceOptions } from './persistence-options.ts';

/** Any number that nothing else in this database uses as an advisory lock. */
const MIGRATION_LOCK = 20_210_916;

/** Brings the database to the newest migration. Several processes may call it at once: one works, the others wait. */
export async function migrate(databaseUrl: string, contexts: readonly PersistentContext[]): Promise<void> {
  const orm = await MikroORM.init(persistenceOptions(databaseUrl, contexts, 3));
  try {
    await orm.em.fork().transactional(async (em) => {
      await em.getKysely().executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]));
      await orm.migrator.up();
    });
  } finally {
    await orm.close(true);
  }
}

/** Names of migrations that the code has and the database has not. */
export async function pendingMigrations(orm: MikroORM): Promise<string[]> {
  return (await orm.migrator.getPending()).map((migration) => migration.name);
}

/** SQL that would bring the migrated database to the entities; empty when both agree. */
export async function schemaDrift(databaseUrl: string, contexts: readonly PersistentContext[]): Promise<string> {
  const orm = await MikroORM.init(persistenceOptions(databaseUrl, contexts, 2));
  try {
    return (await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim();
  } finally {
    await orm.close(true);
  }
}
