import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { SignInServer, signInDatabase } from './testing/sign-in-server.ts';

it('the tables are those that this version of better-auth expects', async () => {
  const { pool, close } = await signInDatabase();
  const { toBeCreated, toBeAdded } = await getMigrations(SignInServer.on(pool).auth.options);
  await close();
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});
