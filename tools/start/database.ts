import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../postgres/index.ts';
import { Problem } from '../problem.ts';

export interface ProductDatabase {
  url: string;
  /** Settles when our own server has gone; never for somebody else's. */
  ended: Promise<void>;
  /** An earlier start was interrupted before the database was complete, so it was made again. */
  madeAgain: boolean;
  /** Says that tables and demonstration are complete: from now on the database is kept. */
  complete(): Promise<void>;
  stop(): Promise<void>;
}

/** The database of a demonstration: our own server, with its data in `folder`. */
export async function ownDatabase(folder: string, password: string, settings = {}): Promise<ProductDatabase> {
  const server = await startServer({ folder: join(folder, 'postgres'), password, settings });
  const url = server.url('pho_hien');
  try {
    const found = await makeDatabase(server.url('postgres'));
    return {
      url,
      ended: server.ended,
      madeAgain: found === 'unfinished' || server.cluster === 'made again',
      complete: () =>
        withClient(url, async (client) => void (await client.query('COMMENT ON DATABASE pho_hien IS NULL'))),
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw unusable(url, error);
  }
}

/** Nothing in a database that was never completed is worth keeping, and half of it would be in the way. */
function makeDatabase(serverUrl: string): Promise<'whole' | 'unfinished' | 'none'> {
  return withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ unfinished: boolean }>(
      `SELECT shobj_description(oid, 'pg_database') IS NOT DISTINCT FROM 'unfinished' AS unfinished
         FROM pg_database WHERE datname = 'pho_hien'`,
    );
    if (rows[0] && !rows[0].unfinished) return 'whole';
    await client.query('DROP DATABASE IF EXISTS pho_hien');
    await client.query('CREATE DATABASE pho_hien');
    await client.query("COMMENT ON DATABASE pho_hien IS 'unfinished'");
    return rows[0] ? 'unfinished' : 'none';
  });
}

/** The database that DATABASE_URL names, after a look whether it can be used. */
export async function givenDatabase(url: string): Promise<ProductDatabase> {
  await askVersion(url);
  const nothing = () => Promise.resolve();
  return { url, ended: new Promise(() => undefined), madeAgain: false, complete: nothing, stop: nothing };
}

async function askVersion(url: string): Promise<void> {
  try {
    const version = await withClient(url, async (client) => {
      const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
      return rows[0]?.server_version ?? '';
    });
    if (Number.parseInt(version, 10) < 15) {
      throw new Problem(
        `Cần PostgreSQL 15 trở lên · PostgreSQL 15 or later is needed; DATABASE_URL leads to ${version}.`,
      );
    }
  } catch (error) {
    throw unusable(url, error);
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unusable(url: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  let host = 'DATABASE_URL';
  try {
    host = new URL(url).host;
  } catch {
    // The driver's own words follow.
  }
  const cause = error instanceof Error ? error.message || ((error as NodeJS.ErrnoException).code ?? '') : String(error);
  return new Problem(`Không kết nối được cơ sở dữ liệu · The database at ${host} cannot be used: ${cause}.`);
}
