import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { givenDatabase, ownDatabase } from './database.ts';
import { startMailbox } from './mailbox.ts';
import { demoSecrets } from './secrets.ts';
import { startApi, startPages, type Running } from './servers.ts';
import { apiEnvironment, checkEnvironment } from './settings.ts';
import {
  buildPages,
  bundleApi,
  compileMessages,
  generateOperations,
  migrateDatabase,
  migrationsDigest,
  seedDemo,
  type Workshop,
} from './steps.ts';

export interface ProductOptions {
  /** Everything this run keeps: database, mails, files, secrets, logs. */
  folder: string;
  /** Where people come in. */
  port: number;
  /** Follow changes of the code. */
  reload?: boolean;
  /** How many API processes share the database; the pages use the first. */
  apis?: number;
  /** Leave out the demonstration's event and accounts. */
  empty?: boolean;
  /** PostgreSQL parameters of our own server. */
  databaseSettings?: Record<string, string>;
  /** Told what is going on, one line at a time. */
  say?: (line: string) => void;
}

export interface Product {
  /** The address in a browser. */
  url: string;
  databaseUrl: string;
  /** Folder of the mails sent, one `.eml` each; undefined where SMTP_URL leads elsewhere. */
  mailbox: string | undefined;
  apiOrigins: string[];
  /** File that says who may sign in to the demonstration; missing without one. */
  accounts: string;
  /** Where each process writes what it prints. */
  logs: string;
  /** Settles, with the reason, when a part ends that nobody asked to. */
  broken: Promise<string>;
  stop(): Promise<void>;
}

export type Stop = () => Promise<unknown>;

/**
 * Starts everything, and stops all of it should one part fail. `stops` receives what to call, the last
 * first, for whoever may have to stop in the middle of the start.
 */
export async function startProduct(options: ProductOptions, stops: Stop[] = []): Promise<Product> {
  try {
    return await start(options, stops);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

/** Stops what was started, the last first; what is already gone does not mind. */
export async function stopAll(stops: Stop[]): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop().catch(() => undefined);
}

async function start(options: ProductOptions, stops: Stop[]): Promise<Product> {
  const { folder, port, reload = false, say = () => undefined } = options;
  const production = process.env['NODE_ENV'] === 'production';
  const publicUrl = process.env['PUBLIC_URL'] || `http://localhost:${port}`;
  const logs = join(folder, 'logs');
  makeFolder(folder);
  const workshop: Workshop = { logs, adopt: (child) => stops.push(() => child.stop()) };
  const secrets = production ? undefined : demoSecrets(join(folder, 'secrets.json'));
  const mailsFolder = join(folder, 'mailbox');
  const mailbox = process.env['SMTP_URL'] || production ? undefined : await startMailbox(mailsFolder);
  if (mailbox) stops.push(() => mailbox.stop());
  const settings = (databaseUrl: string) =>
    apiEnvironment({
      folder,
      publicUrl,
      databaseUrl,
      secrets,
      mailbox: mailbox && { url: mailbox.url, folder: mailsFolder },
    });
  checkEnvironment(settings(process.env['DATABASE_URL'] || (production ? '' : 'postgresql://127.0.0.1/own')));

  say('Soạn thông điệp · Words');
  await compileMessages(workshop);
  // From here on things are built while the database is prepared: a first start has to do both.
  const bundled = reload ? Promise.resolve(false) : bundleApi(workshop);
  bundled.catch(() => undefined); // awaited below
  const operations = generateOperations(workshop);
  const pages = operations.then((changed) => (reload ? changed : buildPages(workshop)));
  pages.catch(() => undefined); // awaited below

  say('Cơ sở dữ liệu · Database');
  const database = await openDatabase(options, secrets?.databasePassword ?? '');
  stops.push(() => database.stop());
  if (database.madeAgain) {
    say('Lần trước dừng giữa chừng nên cơ sở dữ liệu được tạo lại · An earlier start stopped halfway: making it again');
  }
  const env = settings(database.url);
  const migrations = migrationsDigest();
  const isBehind = database.completedWith !== migrations;
  const accounts = join(folder, 'demo-accounts.txt');
  const how = { fromSource: reload };
  const fill = async () => {
    await bundled;
    if (production || options.empty) {
      if (isBehind) await migrateDatabase(workshop, env, how);
    } else {
      say('Dữ liệu minh hoạ · Demo data');
      // One process does both: each loads the whole API, which takes seconds.
      const migrate: Record<string, string> = isBehind ? { MIGRATE: 'true' } : {};
      await seedDemo(workshop, { ...env, ...migrate, DEMO_ACCOUNTS_FILE: accounts }, how);
    }
    await database.complete(migrations);
  };
  const filled = fill();
  filled.catch(() => undefined); // awaited below
  // Later starts look for the next edition while their servers come up.
  if (isBehind) await filled;

  say('Máy chủ · Servers');
  await Promise.all([operations, bundled]);
  const apis: Running[] = [];
  for (let number = 1; number <= (options.apis ?? 1); number++) {
    const api = await startApi(number === 1 ? 'api' : `api-${number}`, { env, logs, reload });
    stops.push(() => api.child.stop());
    apis.push(api);
  }
  await pages;
  const web = startPages(port, publicUrl, apis[0]?.origin ?? '', { logs, reload });
  stops.push(() => web.child.stop());
  for (const server of [...apis, web]) await server.ready;
  await filled;

  const { broken, expected } = watch([...apis, web], database.ended);
  // Stopped first: from then on, whatever ends was asked to.
  stops.push(expected);
  return {
    url: publicUrl,
    databaseUrl: database.url,
    mailbox: mailbox && mailsFolder,
    apiOrigins: apis.map(({ origin }) => origin),
    accounts,
    logs,
    broken,
    stop: () => stopAll(stops),
  };
}

/** Tells when a server or the database ends, until that is expected. */
function watch(servers: Running[], databaseEnded: Promise<void>): { broken: Promise<string>; expected: Stop } {
  let isExpected = false;
  const expected = () => Promise.resolve((isExpected = true));
  const broken = new Promise<string>((resolve) => {
    const report = (reason: string) => isExpected || resolve(reason);
    for (const { child } of servers) {
      void child.ended.then(() => report(`"${child.name}" đã dừng · "${child.name}" has stopped: ${child.log}`));
    }
    void databaseEnded.then(() => report('Cơ sở dữ liệu đã dừng · The database has stopped'));
  });
  return { broken, expected };
}

function openDatabase({ folder, databaseSettings }: ProductOptions, password: string) {
  const given = process.env['DATABASE_URL'];
  return given ? givenDatabase(given) : ownDatabase(folder, password, databaseSettings);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(`Không ghi được vào ${folder} · Cannot write in ${folder} (${code}): use a folder of your own.`);
  }
}
