import { Injectable } from '@nestjs/common';
import { type EntityManager, MikroORM, TransactionPropagation } from '@mikro-orm/postgresql';

/** An entity manager bound to the running transaction; its Kysely runs in it too. */
export type Transaction = EntityManager;

/** PostgreSQL says "try again": serialisation failure and deadlock. */
const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/** SQLSTATE of a database error, wherever a driver or mapper wrapped it. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code;
  }
  return undefined;
}

/** Whether PostgreSQL asks to try the transaction again. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(sqlStateOf(error) ?? '');
}

/** Name of the violated constraint, when `error` is a constraint violation. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!sqlStateOf(error)?.startsWith('23')) return undefined;
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && typeof at.constraint === 'string') return at.constraint;
  }
  return undefined;
}

/** The database as use cases see it. */
@Injectable()
export class Database {
  constructor(private readonly orm: MikroORM) {}

  /**
   * Runs `work` in one transaction: all of it is kept or, when it throws, none.
   * Called inside `work`'s own transaction it joins it. Deadlocks and serialisation failures are tried again,
   * so `work` does nothing outside the database.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.orm.em
          .fork({ useContext: true })
          .transactional(work, { propagation: TransactionPropagation.REQUIRED });
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  /** A fresh entity manager for reading, outside any transaction. */
  get reader(): EntityManager {
    return this.orm.em.fork();
  }
}
