import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { root } from '../root.ts';
import { startChild, type Child } from './children.ts';
import { becomesReady } from './ready.ts';
import { apiPart, pagesFolder } from './steps.ts';

export interface Running {
  origin: string;
  child: Child;
  /** Settles when it can serve people; fails when it ends before. */
  ready: Promise<void>;
}

interface ServerOptions {
  env: Record<string, string>;
  logs: string;
  /** Follow changes of the code. */
  reload: boolean;
}

/** One API process, on a port of its own on loopback. */
export async function startApi(name: string, { env, logs, reload }: ServerOptions): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startChild({
    name,
    command: process.execPath,
    args: [...(reload ? ['--watch', '--watch-preserve-output'] : []), ...apiPart('main', { fromSource: reload })],
    env: { ...env, ...trustedDocuments(), API_PORT: String(port), API_HOST: '127.0.0.1' },
    logs,
  });
  return running(origin, child);
}

/** The pages hold no secret and reach no database. */
const SECRET = ['DATABASE_URL', 'SMTP_URL', 'STORAGE_URL', 'AUTH_SECRET', 'FIELD_SECRET'];

/** The web server at the product's address, in front of that API. */
export function startPages(
  port: number,
  publicUrl: string,
  apiOrigin: string,
  { logs, reload }: Omit<ServerOptions, 'env'>,
): Running {
  const host = process.env['WEB_HOST'] || process.env['HOST'] || '127.0.0.1';
  const vite = [
    join(root, 'node_modules/vite/bin/vite.js'),
    'dev',
    '--port',
    String(port),
    '--strictPort',
    '--host',
    host,
  ];
  const child = startChild({
    name: 'web',
    command: process.execPath,
    args: reload ? vite : ['server.ts'],
    folder: pagesFolder,
    env: {
      ...Object.fromEntries(SECRET.map((name) => [name, undefined])),
      NODE_ENV: reload ? 'development' : 'production',
      WEB_PORT: String(port),
      WEB_HOST: host,
      API_ORIGIN: apiOrigin,
      PUBLIC_URL: publicUrl,
      TRUSTED_PROXIES: process.env['TRUSTED_PROXIES'] ?? '',
      // The pages then lead to the demonstration's mailbox; whether there is one, the API decides.
      DEMO: process.env['NODE_ENV'] === 'production' ? 'false' : 'true',
    },
    logs,
  });
  return running(`http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`, child);
}

function running(origin: string, child: Child): Running {
  const ready = becomesReady(child, `${origin}/healthz/ready`);
  // Whoever starts several awaits them one after the other.
  ready.catch(() => undefined);
  return { origin, child, ready };
}

/** The pages send hashes of their operations; the API finds the texts in this file. */
function trustedDocuments(): Record<string, string> {
  const file = join(pagesFolder, 'generated/persisted-documents.json');
  if (process.env['TRUSTED_DOCUMENTS'] || !existsSync(file)) return {};
  return { TRUSTED_DOCUMENTS: file };
}
