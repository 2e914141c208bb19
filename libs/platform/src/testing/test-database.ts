import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a server where tests may make databases. */
    testServerUrl: string;
    /** Name of the migrated database that each test file clones. */
    testTemplate: string;
  }
}

/** A database that belongs to one test file. */
export interface TestDatabase {
  /** As in `DATABASE_URL`. */
  readonly url: string;
  /** Removes it, ending whatever is still connected; call it in `afterAll`. */
  drop(): Promise<void>;
}

/**
 * A database of the file's own, with all migrations applied and nothing in it. Cloning the
 * template takes about 20 ms: call it in `beforeAll`, or in each test that needs a clean one.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServerUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${inject('testTemplate')} STRATEGY FILE_COPY`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
