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
  /** The migrations it was completed with, as `complete` was told; undefined for a new one, or somebody else's. */
  completedWith: string | undefined;
  /** Says that tables and demonstration are complete: from now on the database is kept. */
  complete(migrations: string): Promise<void>;
  stop(): Promise<void>;
}

/** What the database's own comment says until it is complete; then the digest of its migrations stands there. */
const UNFINISHED = 'unfinished';

/** The database of a demonstration: our own server, with its data in `folder`. */
export async function ownDatabase(folder: string, password: string, settings = {}): Promise<ProductDatabase> {
  const server = await startServer({ folder: join(folder, 'postgres'), password, settings });
  const url = server.url('pho_hien');
  try {
    const found = await makeDatabase(server.url('postgres'));
    return {
      url,
      ended: server.ended,
      madeAgain: found === UNFINISHED || server.cluster === 'made again',
      completedWith: found === UNFINISHED ? undefined : found,
      complete: (migrations) => withClient(url, (client) => remark(client, migrations)),
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw unusable(url, error);
  }
}

/**
 * Returns what the comment said, undefined when there was no database. Nothing in one that was never
 * completed is worth keeping, and half of it would be in the way: it is made again.
 */
function makeDatabase(serverUrl: string): Promise<string | undefined> {
  return withClient(serverUrl, async (client) => {
    const { rows } = await client.query<{ said: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = 'pho_hien'`,
    );
    const said = rows[0] && (rows[0].said ?? '');
    if (said !== undefined && said !== UNFINISHED) return said;
    await client.query('DROP DATABASE IF EXISTS pho_hien');
    await client.query('CREATE DATABASE pho_hien');
    await remark(client, UNFINISHED);
    return said;
  });
}

async function remark(client: pg.Client, text: string): Promise<void> {
  await client.query(`COMMENT ON DATABASE pho_hien IS ${client.escapeLiteral(text)}`);
}

/** The database that DATABASE_URL names, after a look whether it can be used. */
export async function givenDatabase(url: string): Promise<ProductDatabase> {
  await askVersion(url);
  const nothing = () => Promise.resolve();
  return {
    url,
    ended: new Promise(() => undefined),
    madeAgain: false,
    completedWith: undefined,
    complete: nothing,
    stop: nothing,
  };
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
