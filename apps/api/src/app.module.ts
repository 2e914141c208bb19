import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { type Environment, PlatformModule } from '@pho-hien/platform';
import { contextModules, contexts } from './contexts.ts';

/** The whole API: the platform, and every context on it. */
@Module({})
export class AppModule {
  static with(environment: Environment, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(environment, contexts, clock), ...contextModules],
    };
  }
}
