import { auditPersistence } from '@pho-hien/audit-api';
import { notificationsPersistence } from '@pho-hien/notifications-api';
import { platformPersistence, schemaDrift } from '@pho-hien/platform';
import { createTestDatabase } from '@pho-hien/platform/testing';
import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { SignInServer, signInDatabase } from './testing/sign-in-server.ts';

it('the migrations make the rows that the entities describe', async () => {
  const { identityPersistence } = await import('./persistence.ts');
  const database = await createTestDatabase();
  const contexts = [platformPersistence, auditPersistence, notificationsPersistence, identityPersistence];
  const drift = await schemaDrift(database.url, contexts);
  await database.drop();
  expect(
    drift
      .split('\n')
      .filter((line) => /users|sessions|accounts|verifications|two_factors|role_grants|staff_invitations/.test(line)),
  ).toEqual([]);
});

it('the tables are those that this version of better-auth expects', async () => {
  const { pool, close } = await signInDatabase();
  const { toBeCreated, toBeAdded } = await getMigrations(SignInServer.on(pool).auth.options);
  await close();
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});
