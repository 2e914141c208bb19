import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import type { TimeOfDay } from '@pho-hien/kernel';
import { fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import { ENVIRONMENT } from '../config/config.module.ts';
import type { Environment } from '../config/environment.ts';
import type { Transaction } from '../persistence/database.ts';

/** How a kind of job is tried again: `retryLimit` times, the pause doubling from `retryDelay` seconds. */
export interface JobOptions {
  readonly retryLimit: number;
  readonly retryDelay: number;
  /** How many run at once in one process. */
  readonly concurrency?: number;
  /** A process that is silent about the job for so long, 10 at least, has died: another takes it on. Else 15 minutes. */
  readonly heartbeatSeconds?: number;
}

/** What a handler is told about the attempt. */
export interface JobAttempt {
  readonly id: string;
  /** 0 at first. */
  readonly retryCount: number;
  readonly retryLimit: number;
  readonly signal: AbortSignal;
}

/** Work on one job; it may run twice, so it does the same both times. Throwing means "try again". */
export type JobHandler<Data extends object> = (data: Data, attempt: JobAttempt) => Promise<void>;

/** The zone in which people read a clock. */
const ZONE = 'Asia/Ho_Chi_Minh';

interface Kind {
  readonly name: string;
  readonly options: JobOptions;
  readonly handler: JobHandler<never>;
  /** When it is enqueued by itself, as cron writes it. */
  readonly cron?: string;
}

/** What follows from a use case: inserted in its transaction, done afterwards, by any process, at least once. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Jobs.name);
  private readonly kinds = new Map<string, Kind>();
  private readonly boss: PgBoss;
  private started = false;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.boss = new PgBoss({ connectionString: environment.DATABASE_URL, max: 3, application_name: 'pho-hien-jobs' });
    this.boss.on('error', (error) => this.logger.error(error));
  }

  /** Declares a kind of job and who does it; call it in a module's `onModuleInit`. */
  register<Data extends object>(name: string, options: JobOptions, handler: JobHandler<Data>, cron?: string): void {
    if (this.kinds.has(name)) throw new Error(`Two handlers for job ${name}`);
    this.kinds.set(name, { name, options, handler: handler as JobHandler<never>, ...(cron && { cron }) });
  }

  /**
   * Declares work for every day at `time`, `HH:MM` in Vietnam, done by one of the processes; when none ran
   * at that time, as soon as one does. It can be done twice all the same: the handler knows whether it was.
   */
  daily(name: string, time: TimeOfDay, options: JobOptions, handler: JobHandler<object>): void {
    const [hour, minute] = time.split(':').map(Number);
    this.register(name, options, handler, `${minute} ${hour} * * *`);
  }

  /** Inserts a job that exists only if `tx` commits. */
  async enqueue(tx: Transaction, name: string, data: object, startAfter?: Date): Promise<void> {
    await this.boss.send(name, data, { ...(startAfter && { startAfter }), db: fromKysely(tx.getKysely()) });
  }

  /** Inserts several jobs of one kind in one statement; of those that wait, the highest `priority` goes first, 0 by default. */
  async enqueueMany(tx: Transaction, name: string, datas: readonly object[], priority = 0): Promise<void> {
    if (datas.length === 0) return;
    const jobs = datas.map((data) => ({ data, priority }));
    await this.boss.insert(name, jobs, { db: fromKysely(tx.getKysely()) });
  }

  /** Whether jobs are being worked on. */
  get ready(): boolean {
    return this.started;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const { name, options, handler, cron } of this.kinds.values()) {
      const { retryLimit, retryDelay, heartbeatSeconds } = options;
      const queue = { retryLimit, retryDelay, retryBackoff: true, retryDelayMax: 3600 };
      await this.boss.createQueue(name, queue);
      // Of a queue that is there already, the options are as old as it is.
      if (heartbeatSeconds) await this.boss.updateQueue(name, { heartbeatSeconds });
      await this.boss.work(
        name,
        {
          includeMetadata: true,
          pollingIntervalSeconds: 0.5,
          localConcurrency: options.concurrency ?? 2,
          batchSize: 1,
          // As long as there is work it is fetched without a pause.
          burstWhenBatchFull: true,
        },
        async ([job]: JobWithMetadata<never>[]) => {
          if (!job) return;
          const { id, retryCount, retryLimit, signal } = job;
          await handler(job.data, { id, retryCount, retryLimit, signal });
        },
      );
      if (cron) await this.boss.schedule(name, cron, {}, { tz: ZONE, missed: 'once' });
    }
    this.started = true;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.started = false;
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }
}
