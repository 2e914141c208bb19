/**
 * `npm run demo -- --registrations 50000`: the product with a demonstration of that size, kept in a folder of its
 * own; a second start goes on with it. Where the product of that folder is open already (DATA_DIR), it is only filled.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runningServer } from './postgres/index.ts';
import { Problem } from './problem.ts';
import { root } from './root.ts';
import { startChild } from './start/children.ts';
import { givenDatabase, ownDatabase } from './start/database.ts';
import { startMailbox } from './start/mailbox.ts';
import { demoSecrets } from './start/secrets.ts';
import { apiEnvironment } from './start/settings.ts';
import { compileMessages, FROM_SOURCE, migrateDatabase, migrationsDigest, seedDemo } from './start/steps.ts';

const count = howMany();
const folder = (process.env['DATA_DIR'] ||= join(root, `.data-${count}`));
const logs = join(folder, 'logs');
const undo: (() => Promise<unknown>)[] = [];
let open = false;

try {
  const secrets = demoSecrets(join(folder, 'secrets.json'));
  const mails = join(folder, 'mailbox');
  // The few who are decided about are written to; a start that runs beside us may do that as well.
  const mailbox = await startMailbox(mails);
  undo.push(() => mailbox.stop());
  const settings = (databaseUrl: string) => {
    const publicUrl = process.env['PUBLIC_URL'] || `http://localhost:${process.env['PORT'] || 3000}`;
    return apiEnvironment({ folder, publicUrl, databaseUrl, secrets, mailbox: { url: mailbox.url, folder: mails } });
  };
  const url = await databaseUrl(secrets.databasePassword, settings);
  const child = startChild({
    name: 'demo',
    command: process.execPath,
    args: [...FROM_SOURCE, 'tools/demo/many/seed-many.ts'],
    env: { ...settings(url), SEED_REGISTRATIONS: String(count) },
    logs,
    show: true,
  });
  undo.push(() => child.stop());
  if ((await child.ended) !== 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const step of undo.reverse()) await step();
}
if (!open && !process.exitCode) await import('./start.ts');

function howMany(): number {
  const { values } = parseArgs({ options: { registrations: { type: 'string', default: '50000' } } });
  const count = Number(values.registrations);
  if (Number.isInteger(count) && count > 0 && count <= 1_000_000) return count;
  console.error('--registrations: 1 … 1000000');
  process.exit(1);
}

/** The database that is open already; else our own, opened, brought up to date and with its festival. */
async function databaseUrl(password: string, settings: (url: string) => Record<string, string>): Promise<string> {
  const given = process.env['DATABASE_URL'];
  open = !!given;
  if (given) return (await givenDatabase(given)).url;
  const running = await runningServer(join(folder, 'postgres'), password);
  open = running !== undefined;
  if (running) return running.url('pho_hien');
  const workshop = { logs, adopt: () => undefined };
  await compileMessages(workshop);
  const database = await ownDatabase(folder, password);
  undo.push(() => database.stop());
  const migrations = migrationsDigest();
  const env = settings(database.url);
  if (database.completedWith !== migrations) await migrateDatabase(workshop, env);
  await seedDemo(workshop, { ...env, DEMO_ACCOUNTS_FILE: join(folder, 'demo-accounts.txt') });
  await database.complete(migrations);
  return database.url;
}
