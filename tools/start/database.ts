import { join } from 'node:path';
import pg from 'pg';
import { startServer } from '../postgres/index.ts';
import { Problem } from '../problem.ts';

export interface ProductDatabase {
  url: string;
  /** Settles when our own server has gone; never for somebody else's. */
  ended: Promise<void>;
  stop(): Promise<void>;
  remark?: string;
}

/** The database of a demonstration: our own server, with its data in `folder`. */
export async function ownDatabase(folder: string, password: string, settings = {}): Promise<ProductDatabase> {
  const server = await startServer({ folder: join(folder, 'postgres'), password, settings });
  try {
    await makeDatabase(server.url('postgres'), server.url('pho_hien'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  const remark =
    server.cluster === 'made again'
      ? 'Lần trước dừng giữa chừng nên cơ sở dữ liệu được tạo lại · An earlier start stopped halfway: the database was made again'
      : undefined;
  return { url: server.url('pho_hien'), ended: server.ended, stop: server.stop, ...(remark && { remark }) };
}

/** The database that DATABASE_URL names, after a look whether it can be used. */
export async function givenDatabase(url: string): Promise<ProductDatabase> {
  await askVersion(url);
  return { url, ended: new Promise(() => undefined), stop: () => Promise.resolve() };
}

async function makeDatabase(serverUrl: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'pho_hien'");
    if (rowCount === 0) await client.query('CREATE DATABASE pho_hien');
  } catch (error) {
    throw unusable(url, error);
  } finally {
    await client.end();
  }
}

async function askVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version");
    const version = rows[0]?.version ?? '';
    if (Number.parseInt(version, 10) < 15) {
      throw new Problem(
        `Cần PostgreSQL 15 trở lên · PostgreSQL 15 or later is needed; DATABASE_URL leads to ${version}.`,
      );
    }
  } catch (error) {
    throw unusable(url, error);
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
