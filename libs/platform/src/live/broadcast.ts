import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Client, escapeIdentifier } from 'pg';
import { ENVIRONMENT } from '../config/config.module.ts';
import type { Environment } from '../config/environment.ts';

type Listener = () => void;

const CHANNEL = 'pho_hien_changes';
const RECONNECT_AFTER_MS = 1000;

/**
 * Tells every API process that a topic changed, through PostgreSQL's LISTEN and NOTIFY.
 * It carries no data: listeners read afresh, so a notice lost or doubled does no harm.
 */
@Injectable()
export class Broadcast implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(Broadcast.name);
  private readonly listeners = new Map<string, Set<Listener>>();
  private client: Client | undefined;
  private closing = false;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  /** Announces that `topic` changed; call it after the transaction committed. Never fails. */
  async announce(topic: string): Promise<void> {
    try {
      if (!this.client) throw new Error('not connected');
      await this.client.query('select pg_notify($1, $2)', [CHANNEL, topic]);
    } catch {
      this.tell(topic);
    }
  }

  /** Calls `listener` whenever `topic` changes, and after a lost connection came back. Returns how to stop. */
  listen(topic: string, listener: Listener): () => void {
    const group = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, group.add(listener));
    return () => {
      group.delete(listener);
      if (group.size === 0) this.listeners.delete(topic);
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.environment.DATABASE_URL,
      application_name: 'pho-hien-live',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => this.tell(payload ?? ''));
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    await client.connect();
    await client.query(`listen ${escapeIdentifier(CHANNEL)}`);
    this.client = client;
  }

  private reconnect(lost: Client): void {
    if (this.closing || this.client !== lost) return;
    this.client = undefined;
    const again = () =>
      void this.connect().then(
        () => this.listeners.forEach((_, topic) => this.tell(topic)),
        () => this.closing || setTimeout(again, RECONNECT_AFTER_MS).unref(),
      );
    this.logger.warn('The connection for live changes was lost; connecting again');
    setTimeout(again, RECONNECT_AFTER_MS).unref();
  }

  private tell(topic: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener();
  }
}
