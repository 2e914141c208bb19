import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import type {} from '@pho-hien/platform/testing';
import { startDisposableServer } from '../postgres/index.ts';
import { runStatement, withDatabase } from './databases.ts';

/**
 * One server for the whole run: the one that TEST_DATABASE_URL names (its user may create
 * databases), else our own in a folder that goes with the run. The migrations run once, into a
 * template.
 */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await obtainServer();
  const template = `pho_hien_template_${randomBytes(4).toString('hex')}`;
  try {
    await runStatement(server.url, `CREATE DATABASE ${template}`);
    await migrateTemplate(withDatabase(server.url, template));
  } catch (error) {
    await server.release();
    throw error;
  }
  project.provide('testServerUrl', server.url);
  project.provide('testTemplate', template);
  return async () => {
    if (!server.ours) await runStatement(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await server.release();
  };
}

interface TestServer {
  url: string;
  ours: boolean;
  release(): Promise<void>;
}

async function obtainServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, ours: false, release: () => Promise.resolve() };
  const server = await startDisposableServer();
  return { url: server.url('postgres'), ours: true, release: server.stop };
}

async function migrateTemplate(url: string): Promise<void> {
  await import('reflect-metadata');
  const { migrate } = await import('@pho-hien/platform');
  const { contexts } = await import('../../apps/api/src/contexts.ts');
  await migrate(url, contexts);
}
