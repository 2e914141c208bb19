import { Global, Module, type DynamicModule } from '@nestjs/common';
import { type Clock, systemClock } from '@pho-hien/kernel';
import type { Environment } from './environment.ts';

/** Injection token of the validated `Environment`. */
export const ENVIRONMENT = Symbol('Environment');
/** Injection token of the `Clock`. */
export const CLOCK = Symbol('Clock');

@Global()
@Module({})
export class ConfigModule {
  static with(environment: Environment, clock: Clock = systemClock): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: CLOCK, useValue: clock },
      ],
      exports: [ENVIRONMENT, CLOCK],
    };
  }
}
