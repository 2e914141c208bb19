import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { Public } from '../access/requires.ts';
import { Jobs } from '../jobs/jobs.ts';

/** For the supervisor: `live` says the process answers, `ready` that it can serve people. */
@Controller('healthz')
@Public()
export class HealthController {
  constructor(
    private readonly orm: MikroORM,
    private readonly jobs: Jobs,
  ) {}

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready() {
    const database = await this.orm.em
      .fork()
      .execute('select 1')
      .then(
        () => true,
        () => false,
      );
    const state = { database, jobs: this.jobs.ready };
    if (!database || !this.jobs.ready) throw new ServiceUnavailableException({ status: 'unavailable', ...state });
    return { status: 'ok', ...state };
  }
}
