/**
 * `npm run demo -- --registrations 50000`: the product with a demonstration of that size, kept in a folder of its
 * own; a second start goes on with it. Where the product of that folder is open already (DATA_DIR), it is only filled.
 * With `--simulate 60` about so many people a minute come through its gates; that alone starts the ordinary demonstration.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SIMULATED_PACE } from '@pho-hien/check-in-core';
import { runningServer } from './postgres/index.ts';
import { Problem } from './problem.ts';
import { root } from './root.ts';
import { startChild } from './start/children.ts';
import { givenDatabase, ownDatabase } from './start/database.ts';
import { startMailbox } from './start/mailbox.ts';
import { demoSecrets } from './start/secrets.ts';
import { apiEnvironment } from './start/settings.ts';
import { bundleApi, compileMessages, FROM_SOURCE, migrationsDigest, seedDemo } from './start/steps.ts';

const { count, perMinute } = asked();
const folder = (process.env['DATA_DIR'] ||= join(root, count === null ? '.data' : `.data-${count}`));
const logs = join(folder, 'logs');
const undo: (() => Promise<unknown>)[] = [];
let open = false;

if (count !== null) await fill(count);
// Of the API alone: what fills the database is not to be filled beside.
if (perMinute) process.env['DEMO_SIMULATE'] = String(perMinute);
if (!open && !process.exitCode) await import('./start.ts');

async function fill(registrations: number): Promise<void> {
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
      env: { ...settings(url), SEED_REGISTRATIONS: String(registrations) },
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
}

/** What the command line asks for; a count of null: the demonstration as it is. */
function asked(): { count: number | null; perMinute: number | null } {
  const { values } = parseArgs({ options: { registrations: { type: 'string' }, simulate: { type: 'string' } } });
  const number = (name: keyof typeof values, least: number, most: number): number | null => {
    const given = values[name];
    if (given === undefined) return null;
    const value = Number(given);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    console.error(`--${name}: ${least} … ${most}`);
    process.exit(1);
  };
  const perMinute = number('simulate', SIMULATED_PACE.least, SIMULATED_PACE.most);
  return { count: number('registrations', 1, 1_000_000) ?? (perMinute === null ? 50_000 : null), perMinute };
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
  await bundleApi(workshop);
  const database = await ownDatabase(folder, password);
  undo.push(() => database.stop());
  const migrations = migrationsDigest();
  const env = settings(database.url);
  const migrate: Record<string, string> = database.completedWith === migrations ? {} : { MIGRATE: 'true' };
  await seedDemo(workshop, { ...env, ...migrate, DEMO_ACCOUNTS_FILE: join(folder, 'demo-accounts.txt') });
  await database.complete(migrations);
  return database.url;
}
