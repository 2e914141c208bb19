import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { watchOver } from '../watchdog.ts';
import { serverAccount, type Account } from './account.ts';
import { findBinaries, reachableFolder, type Binaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { clearStaleLock, readLockFile } from './lock-file.ts';
import { Problem } from '../problem.ts';

export interface ServerOptions {
  /** The cluster's folder, made when it does not exist; the server's log stands beside it. */
  folder: string;
  /** Of the only user, `pho_hien`. The server listens on 127.0.0.1 alone. */
  password: string;
  /** Configuration parameters, such as `{ fsync: 'off' }`. */
  settings?: Record<string, string>;
  /** A folder that this run made for itself, to be removed should this process be killed. */
  disposable?: string;
  /** A folder with a PostgreSQL package of its own in `node_modules`; by default that of the checkout. */
  packages?: string;
  /** Where it listens; any free port unless said. */
  port?: number;
}

export interface Server {
  port: number;
  /** Process id of the server itself, whose sessions are processes of their own. */
  pid: number;
  folder: string;
  cluster: 'there' | 'made' | 'made again';
  /** Address of one database in it. */
  url(database: string): string;
  /** Settles when the server has gone, asked or not. */
  ended: Promise<void>;
  /** Ends sessions, then the server; a second call waits for the first. */
  stop(): Promise<void>;
}

/** Starts the PostgreSQL that comes with the packages, making its cluster first when there is none. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const account = serverAccount();
  const binaries = await findBinaries(account, options.packages);
  const folder = reachableFolder(options.folder, account);
  const cluster = await ensureCluster(
    folder,
    options.password,
    binaries,
    account,
    options.settings?.['fsync'] !== 'off',
  );
  await clearStaleLock(folder);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const log = `${folder}.log`;
    const child = launch({ binaries, folder, port, log, account, settings: options.settings ?? {} });
    const callOff = watchOver(child.pid ?? 0, { signal: 'INT', removeFolder: options.disposable ?? '' });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    void ended.then(callOff);
    if (await becomesReady(folder, child)) {
      return {
        port,
        pid: child.pid!,
        folder,
        cluster,
        url: (database) => `postgresql://pho_hien:${options.password}@127.0.0.1:${port}/${database}`,
        ended,
        stop: () => stop(child, ended),
      };
    }
    const said = await lastWords(log);
    await stop(child, ended);
    // Somebody may take the free port between our look and the server's.
    if (attempt < 3 && said.includes('could not create any TCP/IP sockets')) continue;
    throw new Problem(`Cơ sở dữ liệu không khởi động được · The database did not start: ${said} (${log})`);
  }
}

interface Launch {
  binaries: Binaries;
  folder: string;
  port: number;
  log: string;
  account: Account;
  settings: Record<string, string>;
}

function launch({ binaries, folder, port, log, account, settings }: Launch): ChildProcess {
  const parameters = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings };
  const output = openSync(log, 'w', 0o600);
  try {
    return spawn(
      binaries.postgres,
      ['-D', folder, ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...account,
        detached: true,
        stdio: ['ignore', output, output],
        env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      },
    );
  } finally {
    closeSync(output);
  }
}

/** Recovery after a power cut can take a while; a server that ends is noticed at once. */
async function becomesReady(folder: string, child: ChildProcess): Promise<boolean> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(15)) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    const lock = await readLockFile(folder);
    if (lock?.pid === child.pid && lock?.ready) return true;
  }
  return false;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const patience = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(patience);
}

async function lastWords(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => ''))
    .split('\n')
    .filter((line) => /FATAL|ERROR|LOG/.test(line));
  const line = lines.findLast((candidate) => candidate.includes('FATAL')) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|ERROR|LOG):\s*/, '');
}
