import { CompiledQuery } from 'kysely';
import type { Duplex } from 'node:stream';
import type { Pool, PoolClient } from 'pg';
import { isRetryable, type Transaction } from './database.ts';
import { type PreparedStatement, runPrepared } from './prepared-statement.ts';

/** Runs one prepared statement inside the transaction. */
export type RunStatement = <Parameters extends object, Row>(
  statement: PreparedStatement<Parameters, Row>,
  parameters: Parameters,
) => Promise<Row[]>;

/** A transaction of prepared statements. */
export interface StatementTransaction {
  readonly run: RunStatement;
  /** Runs the transaction's last statement and commits with it: one journey to the database for both. */
  readonly finish: RunStatement;
}

const ATTEMPTS = 4;

/**
 * One transaction of prepared statements on a bare connection, for the few hot paths: as
 * `Database.transaction`, without a unit of work around it. It begins with its first statement and,
 * when `work` finishes it, ends with its last: two journeys to the database in all. Deadlocks and
 * serialisation failures are tried again, so `work` does nothing outside the database.
 */
export async function shortTransaction<T>(pool: Pool, work: (tx: StatementTransaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect();
    try {
      return await inTransaction(client, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
    }
  }
}

/** Prepared statements within a transaction of `Database`: for the rare case that needs more than the hot path. */
export function statementsIn(tx: Transaction): StatementTransaction {
  const run: RunStatement = async <Parameters extends object, Row>(
    statement: PreparedStatement<Parameters, Row>,
    parameters: Parameters,
  ) => {
    const values = statement.order.map((key) => parameters[key]);
    const { rows } = await tx.getKysely().executeQuery(CompiledQuery.raw(statement.text, values));
    return rows as Row[];
  };
  return { run, finish: run };
}

async function inTransaction<T>(client: PoolClient, work: (tx: StatementTransaction) => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  // A connection may die while no statement runs on it; unheard, that error would end the process.
  const died = (error: Error) => (broken = error);
  client.on('error', died);
  const progress: { state: 'new' | 'open' | 'finished' } = { state: 'new' };
  const run: RunStatement = (statement, parameters) => {
    if (progress.state === 'open') return runPrepared(client, statement, parameters);
    progress.state = 'open';
    return together(client, () => {
      // Where this fails the statement behind it fails as well, and says why.
      client.query('begin').catch(() => undefined);
      return runPrepared(client, statement, parameters);
    });
  };
  const finish: RunStatement = async (statement, parameters) => {
    const [rows, committed] = await Promise.allSettled(
      together(client, () => {
        const last = run(statement, parameters);
        progress.state = 'finished';
        return [last, client.query('commit')] as const;
      }),
    );
    if (rows.status === 'rejected') throw rows.reason;
    if (committed.status === 'rejected') throw committed.reason;
    return rows.value;
  };
  try {
    const result = await work({ run, finish });
    if (progress.state === 'open') await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away; PostgreSQL rolls back what it left.
    if (progress.state === 'open') await client.query('rollback').catch(died);
    throw error;
  } finally {
    client.off('error', died);
    client.release(broken);
  }
}

/** What `send` writes to the connection leaves in one packet. */
function together<T>(client: PoolClient, send: () => T): T {
  // The driver does not type its connection; without it, the packets are merely more.
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}
