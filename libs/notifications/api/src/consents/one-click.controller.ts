import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ANONYMOUS } from '@pho-hien/kernel';
import { ENVIRONMENT, type Environment, Public } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unsubscribe } from './unsubscribe.ts';

/** What the `List-Unsubscribe` header of a mail points to (RFC 8058): mail programs post to it, without cookies. */
@Controller('api/unsubscribe')
@Public()
export class OneClickController {
  constructor(
    private readonly unsubscribe: Unsubscribe,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Post(':token')
  async post(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = { actor: ANONYMOUS, requestId: request.id, address: request.ip, locale: 'vi' as const };
    const address = await this.unsubscribe.run(caller, token);
    await reply
      .code(address === null ? 404 : 200)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send('');
  }

  /** A person, or a program that looks at every link: neither ends anything by looking. */
  @Get(':token')
  async page(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const url = new URL(this.environment.PUBLIC_URL);
    url.pathname = `/unsubscribe/${encodeURIComponent(token)}`;
    await reply.code(303).header('cache-control', 'no-store').header('location', url.href).send();
  }
}
