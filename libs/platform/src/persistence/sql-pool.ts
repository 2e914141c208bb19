import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { ENVIRONMENT } from '../config/config.module.ts';
import type { Environment } from '../config/environment.ts';

/** A few bare connections for the statements that must be short: named, so PostgreSQL prepares them once. */
@Injectable()
export class SqlPool extends Pool implements OnApplicationShutdown {
  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    super({
      connectionString: environment.DATABASE_URL,
      max: environment.DATABASE_POOL,
      application_name: 'pho-hien',
      options: '-c timezone=UTC',
      // A statement need not wait for the answer to the one before it.
      pipeline: true,
    });
    // A broken idle connection is replaced by the pool; without a listener it would end the process.
    this.on('error', () => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.end();
  }
}
