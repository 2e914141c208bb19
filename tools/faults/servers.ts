import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { serverAccount } from '../postgres/account.ts';
import { own } from '../postgres/cluster.ts';
import { type Server, startServer } from '../postgres/server.ts';
import { type Child, startChild } from '../start/children.ts';
import { becomesReady } from '../start/ready.ts';
import { startPages } from '../start/servers.ts';
import { apiPart, pagesFolder } from '../start/steps.ts';
import type { Part } from './part.ts';
import { onDatabase } from '../bench/kit/stage.ts';

/** As in production: what is committed is on the disk. */
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', max_connections: '100' };

/** PostgreSQL in a folder of this run, which is always found again at the same address. */
export class DatabasePart implements Part {
  readonly kind = 'database';
  private server: Server | undefined;
  private readonly password = randomBytes(12).toString('hex');

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async begin(): Promise<DatabasePart> {
    const folder = mkdtempSync(join(tmpdir(), 'pho-hien-faults-'));
    await own(folder, serverAccount());
    const part = new DatabasePart(folder, await freePort());
    await part.start();
    await onDatabase(part.urlOf('postgres'), 'create database faults');
    return part;
  }

  get url(): string {
    return this.urlOf('faults');
  }

  kill(): void {
    if (this.server) process.kill(this.server.pid, 'SIGKILL');
  }

  /** As when a session's process is killed: the server ends all sessions and recovers by itself. */
  async killOneSession(): Promise<boolean> {
    const [row] = await onDatabase<{ pid: number }>(
      this.url,
      `select pid from pg_stat_activity where application_name like 'pho-hien%' order by random() limit 1`,
    );
    if (row) process.kill(row.pid, 'SIGKILL');
    return row !== undefined;
  }

  /** Waits for what the killed one left running: PostgreSQL does not start beside its own old sessions. */
  async start(): Promise<void> {
    for (const deadline = performance.now() + 60_000; ; await sleep(100)) {
      try {
        const place = { folder: join(this.folder, 'postgres'), disposable: this.folder, port: this.port };
        this.server = await startServer({ ...place, password: this.password, settings: DURABLE });
        return;
      } catch (error) {
        if (performance.now() > deadline) throw error;
      }
    }
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private urlOf(database: string): string {
    return `postgresql://pho_hien:${this.password}@127.0.0.1:${this.port}/${database}`;
  }
}

/** One API process at an address that stays. */
export class ApiPart implements Part {
  readonly kind = 'api';
  readonly origin: string;
  private child: Child | undefined;
  private starts = 0;
  private killed = false;
  /** How often it ended although nobody had killed it. */
  fell = 0;

  constructor(
    private readonly name: string,
    private readonly port: number,
    private readonly environment: Record<string, string>,
    private readonly logs: string,
  ) {
    this.origin = `http://127.0.0.1:${port}`;
  }

  kill(): void {
    this.killed = true;
    if (this.child?.pid) process.kill(this.child.pid, 'SIGKILL');
  }

  /**
   * Whoever watches over a process in production starts it again when it ends; so does this. A start while the
   * database is away may fail; one that was ready and ends has fallen.
   */
  async start(): Promise<void> {
    this.killed = false;
    for (; !this.killed; await sleep(500)) {
      const child = this.launch();
      this.child = child;
      try {
        await becomesReady(child, `${this.origin}/healthz/ready`);
      } catch (error) {
        if (child.hasEnded()) continue;
        throw error;
      }
      void child.ended.then(() => {
        if (this.killed) return undefined;
        this.fell += 1;
        return this.start().catch(() => undefined);
      });
      return;
    }
  }

  private launch(): Child {
    this.starts += 1;
    return startChild({
      name: `${this.name}.${this.starts}`,
      command: process.execPath,
      args: apiPart('main'),
      env: { ...this.environment, API_PORT: String(this.port), API_HOST: '127.0.0.1' },
      logs: this.logs,
    });
  }

  async stop(): Promise<void> {
    this.killed = true;
    await this.child?.stop();
  }
}

/** The web server in front of one API process. */
export class PagesPart implements Part {
  readonly kind = 'web';
  readonly url: string;
  private child: Child | undefined;

  constructor(
    private readonly port: number,
    private readonly apiOrigin: string,
    private readonly logs: string,
  ) {
    this.url = `http://localhost:${port}`;
  }

  kill(): void {
    if (this.child?.pid) process.kill(this.child.pid, 'SIGKILL');
  }

  async start(): Promise<void> {
    const { child } = startPages(this.port, this.url, this.apiOrigin, { logs: this.logs, reload: false });
    this.child = child;
    await becomesReady(child, `${this.url}/gate`);
  }

  async stop(): Promise<void> {
    await this.child?.stop();
  }
}

/** What every API process of the run is told. */
export function apiEnvironment(databaseUrl: string, folder: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PUBLIC_URL: 'http://localhost:3000',
    DATABASE_URL: databaseUrl,
    // Nobody is sent anything.
    SMTP_URL: 'smtp://127.0.0.1:9',
    STORAGE_URL: `file://${folder}`,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    FIELD_SECRET: randomBytes(32).toString('hex'),
    TRUSTED_PROXIES: '127.0.0.1',
    TRUSTED_DOCUMENTS: join(pagesFolder, 'generated/persisted-documents.json'),
    LOG_LEVEL: 'warn',
  };
}
