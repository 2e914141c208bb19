import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from './test-database.ts';

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

it('gives databases that know nothing of each other and leave nothing behind', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await query(one.url, 'CREATE TABLE only_here (id int)');
  const [found] = (await query(other.url, "SELECT to_regclass('only_here') AS found")) as [{ found: unknown }];
  expect(found.found).toBeNull();

  await one.drop();
  const left = await query(
    other.url,
    `SELECT 1 FROM pg_database WHERE datname = '${new URL(one.url).pathname.slice(1)}'`,
  );
  expect(left).toEqual([]);
  await other.drop();
});
