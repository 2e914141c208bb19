import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../free-port.ts';
import { Problem } from '../problem.ts';
import { root } from '../root.ts';
import { startChild, type Child } from './children.ts';
import { givenDatabase, ownDatabase } from './database.ts';
import { startMailbox } from './mailbox.ts';
import { becomesReady } from './ready.ts';
import { demoSecrets } from './secrets.ts';
import {
  buildPages,
  compileMessages,
  FROM_SOURCE,
  generateOperations,
  migrateDatabase,
  pagesFolder,
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

type Stop = () => Promise<unknown>;

/** Starts everything, in order, and stops all of it should one part fail. Stopping goes backwards. */
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
  const { folder, port, say = () => undefined } = options;
  const production = process.env['NODE_ENV'] === 'production';
  const logs = join(folder, 'logs');
  makeFolder(folder);
  let stopping = false;
  let reportBroken: (reason: string) => void;
  const broken = new Promise<string>((resolve) => (reportBroken = resolve));
  const stop = () => {
    stopping = true;
    return stopAll(stops);
  };
  const workshop: Workshop = { logs, adopt: (child) => stops.push(() => child.stop()) };

  say('Soạn thông điệp · Words');
  await compileMessages(workshop);
  const operations = generateOperations(workshop);
  const pages = operations.then((changed) => (options.reload ? changed : buildPages(workshop)));
  // Its failure is awaited below; until then it must not bring the process down.
  pages.catch(() => undefined);

  say('Cơ sở dữ liệu · Database');
  const secrets = production ? undefined : demoSecrets(join(folder, 'secrets.json'));
  const database = await openDatabase(options, secrets?.databasePassword);
  stops.push(() => database.stop());
  if (database.remark) say(database.remark);
  void database.ended.then(() => stopping || reportBroken('Cơ sở dữ liệu đã dừng · The database has stopped'));

  const mails = join(folder, 'mailbox');
  const mailbox = process.env['SMTP_URL'] || production ? undefined : await startMailbox(mails);
  if (mailbox) stops.push(() => mailbox.stop());

  const url = process.env['PUBLIC_URL'] || `http://localhost:${port}`;
  const env: Record<string, string> = {
    NODE_ENV: process.env['NODE_ENV'] ?? 'development',
    DATABASE_URL: database.url,
    PUBLIC_URL: url,
    STORAGE_URL: process.env['STORAGE_URL'] || pathToFileURL(join(folder, 'files')).href,
    // The web server in front of the API settles who a visitor is.
    TRUSTED_PROXIES: '127.0.0.1',
    ...(mailbox && { SMTP_URL: mailbox.url, DEMO_MAILBOX_DIR: mails }),
    ...(secrets && {
      AUTH_SECRET: process.env['AUTH_SECRET'] || secrets.AUTH_SECRET,
      FIELD_SECRET: process.env['FIELD_SECRET'] || secrets.FIELD_SECRET,
      DEMO: 'true',
    }),
  };
  await migrateDatabase(workshop, env);
  const accounts = join(folder, 'demo-accounts.txt');
  if (!production && !options.empty) {
    say('Dữ liệu minh hoạ · Demo data');
    await seedDemo(workshop, { ...env, DEMO_ACCOUNTS_FILE: accounts });
  }

  const adopt = (child: Child): Child => {
    stops.push(() => child.stop());
    void child.ended.then((code) => {
      if (!stopping)
        reportBroken(`"${child.name}" đã dừng (${code ?? 'signal'}) · "${child.name}" has stopped: ${child.log}`);
    });
    return child;
  };

  say('Máy chủ · Servers');
  // The API answers the pages' operations by their hashes.
  await operations;
  const apiOrigins: string[] = [];
  const waiting: Promise<void>[] = [];
  for (let number = 1; number <= (options.apis ?? 1); number++) {
    const apiPort = await freePort();
    const api = adopt(
      startChild({
        name: number === 1 ? 'api' : `api-${number}`,
        command: process.execPath,
        args: [...(options.reload ? WATCHING : []), ...FROM_SOURCE, 'apps/api/src/main.ts'],
        env: { ...env, ...trustedDocuments(), API_PORT: String(apiPort), API_HOST: '127.0.0.1' },
        logs,
      }),
    );
    apiOrigins.push(`http://127.0.0.1:${apiPort}`);
    waiting.push(becomesReady(api, `http://127.0.0.1:${apiPort}/healthz/ready`));
  }
  const apisReady = Promise.all(waiting);
  apisReady.catch(() => undefined);
  await pages;
  const host = process.env['WEB_HOST'] || process.env['HOST'] || '127.0.0.1';
  const web = adopt(
    startChild({
      name: 'web',
      command: process.execPath,
      args: options.reload
        ? [join(root, 'node_modules/vite/bin/vite.js'), 'dev', '--port', String(port), '--strictPort', '--host', host]
        : ['server.ts'],
      folder: pagesFolder,
      // The pages hold no secret and reach no database.
      env: {
        ...Object.fromEntries(SECRET.map((name) => [name, undefined])),
        NODE_ENV: options.reload ? 'development' : 'production',
        WEB_PORT: String(port),
        WEB_HOST: host,
        API_ORIGIN: apiOrigins[0],
        PUBLIC_URL: url,
        TRUSTED_PROXIES: process.env['TRUSTED_PROXIES'] ?? '',
      },
      logs,
    }),
  );
  await apisReady;
  await becomesReady(web, `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/healthz/ready`);
  return { url, databaseUrl: database.url, mailbox: mailbox && mails, apiOrigins, accounts, logs, broken, stop };
}

const WATCHING = ['--watch', '--watch-preserve-output'];
const SECRET = ['DATABASE_URL', 'SMTP_URL', 'STORAGE_URL', 'AUTH_SECRET', 'FIELD_SECRET'];

function openDatabase({ folder, databaseSettings }: ProductOptions, password: string | undefined) {
  const given = process.env['DATABASE_URL'];
  if (given) return givenDatabase(given);
  if (password === undefined) {
    throw new Problem('Thiếu DATABASE_URL · Production needs DATABASE_URL: see docs/operations.md.');
  }
  return ownDatabase(folder, password, databaseSettings);
}

function trustedDocuments(): Record<string, string> {
  const file = join(root, 'apps/web/generated/persisted-documents.json');
  if (process.env['TRUSTED_DOCUMENTS'] || !existsSync(file)) return {};
  return { TRUSTED_DOCUMENTS: file };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(`Không ghi được vào ${folder} · Cannot write in ${folder} (${code}): use a folder of your own.`);
  }
}
