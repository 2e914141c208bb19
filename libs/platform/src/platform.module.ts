import { type DynamicModule, Global, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Clock } from '@pho-hien/kernel';
import { AccessModule } from './access/access.module.ts';
import { ConfigModule } from './config/config.module.ts';
import type { Environment } from './config/environment.ts';
import { GraphqlModule } from './graphql/graphql.module.ts';
import { HealthController } from './http/health.controller.ts';
import { loggerOptions } from './http/logger-options.ts';
import { Jobs } from './jobs/jobs.ts';
import { RateLimits } from './limits/rate-limits.ts';
import { Broadcast } from './live/broadcast.ts';
import { PersistenceModule } from './persistence/persistence.module.ts';
import type { PersistentContext } from './persistence/persistence-options.ts';

/** Everything business-neutral that the contexts stand on. */
@Global()
@Module({})
export class PlatformModule {
  static with(environment: Environment, contexts: readonly PersistentContext[], clock?: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.with(environment, clock),
        LoggerModule.forRoot(loggerOptions(environment)),
        PersistenceModule.with(environment, contexts),
        AccessModule,
        GraphqlModule.with(environment),
      ],
      controllers: [HealthController],
      providers: [Jobs, Broadcast, RateLimits],
      exports: [Jobs, Broadcast, RateLimits],
    };
  }
}
