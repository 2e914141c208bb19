import { MikroORM } from '@mikro-orm/postgresql';
import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Environment } from '../config/environment.ts';
import { Database } from './database.ts';
import { type PersistentContext, persistenceOptions } from './persistence-options.ts';
import { SqlPool } from './sql-pool.ts';

@Global()
@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(private readonly orm: MikroORM) {}

  static with(environment: Environment, contexts: readonly PersistentContext[]): DynamicModule {
    const options = persistenceOptions(environment.DATABASE_URL, contexts, environment.DATABASE_POOL);
    return {
      module: PersistenceModule,
      providers: [{ provide: MikroORM, useFactory: () => MikroORM.init(options) }, Database, SqlPool],
      exports: [MikroORM, Database, SqlPool],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.orm.close(true);
  }
}
