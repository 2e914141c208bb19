import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../../free-port.ts';
import { startDisposableServer } from '../../postgres/index.ts';
import { runScript, startScript } from './scripts.ts';

/** A database that writes to the disk as one in production does, and an API in production mode on it. */
export interface Stage {
  readonly databaseUrl: string;
  /** Address of GraphQL. */
  readonly graphqlUrl: string;
  /** What a script needs to work on the same database with the same secrets. */
  readonly environment: Record<string, string>;
  /** Ends the API alone, so that it takes nothing from what is measured after. */
  stopApi(): Promise<void>;
  stop(): Promise<void>;
}

const DURABLE = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_preload_libraries: 'pg_stat_statements',
};

/** The id under which production knows an operation. */
export const documentId = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Sets the stage for one bench: PostgreSQL, a mail server that takes everything, and the API.
 *
 * @param operations the texts of the operations that the API may answer
 * @param prepare runs between the migrations and the API's start
 */
export async function startStage(
  operations: readonly string[],
  prepare: (environment: Record<string, string>) => Promise<void>,
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'pho-hien-bench-'));
  const server = await startDisposableServer(DURABLE);
  const mail = await startMailSink();
  const undo: (() => unknown)[] = [
    () => rmSync(folder, { recursive: true, force: true }),
    () => server.stop(),
    () => mail.stop(),
  ];
  const stop = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const databaseUrl = server.url('bench');
    await onDatabase(server.url('postgres'), 'create database bench');
    await onDatabase(databaseUrl, 'create extension pg_stat_statements');
    const documents = join(folder, 'documents.json');
    writeFileSync(documents, JSON.stringify(Object.fromEntries(operations.map((text) => [documentId(text), text]))));
    const port = await freePort();
    const environment = {
      NODE_ENV: 'production',
      API_PORT: String(port),
      PUBLIC_URL: 'http://localhost:3000',
      DATABASE_URL: databaseUrl,
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      STORAGE_URL: `file://${folder}`,
      AUTH_SECRET: randomBytes(32).toString('hex'),
      FIELD_SECRET: randomBytes(32).toString('hex'),
      // Clients say where they come from, as behind the web server.
      TRUSTED_PROXIES: '127.0.0.1',
      TRUSTED_DOCUMENTS: documents,
      LOG_LEVEL: 'warn',
    };
    await runScript('apps/api/src/migrate.ts', environment);
    await prepare(environment);
    const api = startScript('apps/api/src/main.ts', environment);
    undo.push(() => api.stop());
    await ready(`http://127.0.0.1:${port}/healthz/ready`, api.ended);
    return {
      databaseUrl,
      environment,
      graphqlUrl: `http://127.0.0.1:${port}/graphql`,
      stopApi: () => api.stop(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs statements on a database and gives the rows of the last. */
export async function onDatabase<Row>(url: string, statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function ready(url: string, ended: Promise<void>): Promise<void> {
  let gone = false;
  void ended.then(() => (gone = true));
  for (let tries = 0; tries < 300 && !gone; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error('The API did not become ready');
}

async function startMailSink(): Promise<{ port: number; stop(): Promise<void> }> {
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume();
      stream.once('end', () => done());
    },
  });
  const port = await freePort();
  await new Promise<void>((resolve) => sink.listen(port, '127.0.0.1', () => resolve()));
  return { port, stop: () => new Promise((resolve) => sink.close(() => resolve())) };
}
