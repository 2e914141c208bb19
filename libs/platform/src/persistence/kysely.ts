import type { EntityManager, InferKyselyDB } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';

/**
 * Kysely typed by the given rows, in the manager's transaction when it has one.
 * Tables and columns carry their database names.
 */
export function sqlOf<const Rows extends readonly { name: string }[]>(
  em: EntityManager,
  ..._rows: Rows
): Kysely<InferKyselyDB<Rows[number]>> {
  // For an open `Rows`, TypeScript cannot see that both types are the same one.
  return em.getKysely() as unknown as Kysely<InferKyselyDB<Rows[number]>>;
}
