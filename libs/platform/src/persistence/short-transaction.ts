import { CompiledQuery } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { isRetryable, type Transaction } from './database.ts';
import { type PreparedStatement, runPrepared } from './prepared-statement.ts';

/** Runs one prepared statement inside the transaction. */
export type RunStatement = <Parameters extends object, Row>(
  statement: PreparedStatement<Parameters, Row>,
  parameters: Parameters,
) => Promise<Row[]>;

const ATTEMPTS = 4;

/**
 * One transaction of prepared statements on a bare connection, for the few hot paths: as
 * `Database.transaction`, without a unit of work around it. Deadlocks and serialisation failures
 * are tried again, so `work` does nothing outside the database.
 */
export async function shortTransaction<T>(pool: Pool, work: (run: RunStatement) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect();
    try {
      return await inTransaction(client, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

/** Runs prepared statements within a transaction of `Database`: for the rare case that needs more than the hot path. */
export function runIn(tx: Transaction): RunStatement {
  return async <Parameters extends object, Row>(
    statement: PreparedStatement<Parameters, Row>,
    parameters: Parameters,
  ) => {
    const values = statement.order.map((key) => parameters[key]);
    const { rows } = await tx.getKysely().executeQuery(CompiledQuery.raw(statement.text, values));
    return rows as Row[];
  };
}

async function inTransaction<T>(client: PoolClient, work: (run: RunStatement) => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  // A connection may die while no statement runs on it; unheard, that error would end the process.
  const died = (error: Error) => (broken = error);
  client.on('error', died);
  try {
    await client.query('begin');
    const result = await work((statement, parameters) => runPrepared(client, statement, parameters));
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away; PostgreSQL rolls back what it left.
    await client.query('rollback').catch(died);
    throw error;
  } finally {
    client.off('error', died);
    client.release(broken);
  }
}
