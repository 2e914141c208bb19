import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ActorSources, Public } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestInfoOf } from '../request-info-of.ts';
import { dispositionOf } from './disposition.ts';
import { OpenFile } from './open-file.ts';

/** Files, each through the check of its purpose. Public to the guard: that check is the rule. */
@Controller('api/files')
@Public()
export class FilesController {
  constructor(
    private readonly files: OpenFile,
    private readonly actors: ActorSources,
  ) {}

  @Get(':id')
  async open(
    @Param('id') id: string,
    @Query('key') key: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const caller = await this.actors.callerOf(requestInfoOf(request));
    const file = await this.files.run(caller, id, typeof key === 'string' ? key : null);
    // Whatever a content holds, it is saved, or drawn by a page of ours; it is never a page itself.
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', file?.isPublic ? 'public, max-age=3600' : 'private, no-store');
    if (!file) return reply.code(404).type('text/plain').send('');
    void reply
      .type(file.mediaType)
      .header('content-length', file.size)
      .header('etag', `"${file.sha256}"`)
      .header('content-disposition', dispositionOf(file.name));
    return reply.send(await file.content());
  }
}
