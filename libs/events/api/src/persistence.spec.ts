import { migrate, schemaDrift } from '@pho-hien/platform';
import { createTestDatabase, type TestDatabase } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { eventsPersistence } from './persistence.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('has migrations and entities that say the same', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
  await migrate(database.url, [eventsPersistence]);
  expect(await schemaDrift(database.url, [eventsPersistence])).toBe('');
});
