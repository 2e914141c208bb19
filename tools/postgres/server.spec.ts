import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverAccount } from './account.ts';
import { own } from './cluster.ts';
import { startDisposableServer, startServer, type Server, type ServerOptions } from './index.ts';

let parent: string;
let running: Server[] = [];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pho-hien-spec-'));
  await own(parent, serverAccount());
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
  await rm(parent, { recursive: true, force: true });
});

async function start(options: Partial<ServerOptions> = {}): Promise<Server> {
  const server = await startServer({
    folder: join(parent, 'db'),
    password: 'open sesame',
    settings: { fsync: 'off' },
    ...options,
  });
  running.push(server);
  return server;
}

async function answer(server: Server, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error('waited 10 s in vain');
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'pho_hien',
      password: 'open sesame',
      database: 'postgres',
    });
    client.on('error', () => undefined);
    client.connect().then(
      () => void client.end().then(() => resolve(true)),
      () => resolve(false),
    );
  });

describe('the embedded server', () => {
  it('makes its cluster once, keeps the data, and is gone when stopped', async () => {
    const first = await start();
    expect(first.cluster).toBe('made');
    await answer(first, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    expect(await answers(first.port)).toBe(false);

    const second = await start();
    expect(second.cluster).toBe('there');
    expect(await answer(second, 'SELECT n FROM kept')).toBe(42);
  });

  it('knows Vietnamese letters whatever the machine’s locale', async () => {
    expect(await answer(await start(), "SELECT upper('đỗ hưng yên')")).toBe('ĐỖ HƯNG YÊN');
  });

  it('refuses a wrong password', async () => {
    const server = await start();
    const client = new pg.Client({ connectionString: server.url('postgres').replace('sesame', 'barley') });
    await expect(client.connect()).rejects.toThrow(/password authentication failed/);
  });

  it('makes the cluster again when an earlier attempt was killed halfway', async () => {
    const gone = spawn('true');
    await once(gone, 'exit');
    await mkdir(join(parent, `db.making-${gone.pid}`, 'data', 'base'), { recursive: true });

    const server = await start();
    expect(server.cluster).toBe('made again');
    expect((await readdir(parent)).sort()).toEqual(['db', 'db.log']);
  });

  it('leaves a folder alone that it did not finish making itself', async () => {
    await mkdir(join(parent, 'db'));
    await writeFile(join(parent, 'db', 'letter.txt'), 'not a database');
    await expect(start()).rejects.toThrow(/is not a whole database; nothing in it was touched/);
    expect(await readdir(join(parent, 'db'))).toEqual(['letter.txt']);
  });

  it('says so when the cluster belongs to another version', async () => {
    await (await start()).stop();
    await writeFile(join(parent, 'db', 'PG_VERSION'), '14\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 14/);
  });

  it('starts over a lock file whose number now belongs to another process', async () => {
    await (await start()).stop();
    await writeFile(join(parent, 'db', 'postmaster.pid'), `${process.pid}\n${join(parent, 'db')}\n`);
    expect((await start()).cluster).toBe('there');
  });

  it('refuses a folder where a server is running, and does not disturb it', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow(/is in use \(process \d+\)/);
    expect(await answer(server, 'SELECT 1')).toBe(1);
  });

  it('says why when the server cannot start', async () => {
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(/did not start: .*shared_buffers/);
  });

  it('goes away when the process that started it is killed outright', async () => {
    const script = `
      const { startServer } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
      const server = await startServer({ folder: ${JSON.stringify(join(parent, 'db'))}, password: 'open sesame' });
      console.log(server.port);
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = (await once(owner.stdout, 'data')) as [Buffer];
    const port = Number(output);
    expect(await answers(port)).toBe(true);

    owner.kill('SIGKILL');
    await until(async () => !(await answers(port)));
    await until(() => !existsSync(join(parent, 'db', 'postmaster.pid')));
  });

  it('takes a disposable server’s folder with it', async () => {
    const server = await startDisposableServer();
    expect(await answer(server, 'SELECT 1')).toBe(1);
    await server.stop();
    expect(existsSync(server.folder)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)('works for root in a checkout that nobody else may enter', async () => {
    const closed = await mkdtemp(join(tmpdir(), 'pho-hien-closed-'));
    const server = await start({ folder: join(closed, 'db') });
    expect(server.folder.startsWith('/var/lib/pho-hien/')).toBe(true);
    expect(await answer(server, 'SELECT 1')).toBe(1);
    await server.stop();
    await Promise.all([rm(server.folder, { recursive: true }), rm(`${server.folder}.log`)]);
    await rm(closed, { recursive: true });
  });
});
