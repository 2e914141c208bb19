import { Injectable, Logger } from '@nestjs/common';
import { MOST_SHEET_BYTES } from '@pho-hien/events-core';
import { letGo, nameIn, readBody, RefusedUpload } from '@pho-hien/files-api';
import { isId } from '@pho-hien/kernel';
import { ActorSources, Authorizer, type RateLimit, RateLimits, ScopeTracers } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Readable } from 'node:stream';
import { UploadSheet } from './upload-sheet.ts';

/** Somebody who corrects and sends again does not meet it. */
const SHEETS: RateLimit = { name: 'group-import', times: 30, seconds: 600 };
/** So many wait to be read at once in one process. */
const MOST_AT_ONCE = 8;

/** `POST /api/organisations/<id>/group-imports/<ticket type>`: the bytes are the body, the name stands in `x-file-name`. */
@Injectable()
export class SheetUploads {
  private readonly logger = new Logger(SheetUploads.name);
  private underWay = 0;

  constructor(
    private readonly actors: ActorSources,
    private readonly authorizer: Authorizer,
    private readonly tracers: ScopeTracers,
    private readonly limits: RateLimits,
    private readonly sheets: UploadSheet,
  ) {}

  /** Answers 201 with the import's id, or the code of what is wrong with more to find it by; nothing larger is read. */
  async receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const refuse = (status: number, refused: object) => {
      letGo(request);
      return reply.code(status).send(refused);
    };
    void reply.header('cache-control', 'no-store');
    const { organisationId, ticketTypeId } = request.params as { organisationId: string; ticketTypeId: string };
    const { id: requestId, headers, ip: address } = request;
    const caller = await this.actors.callerOf({ requestId, headers, address });
    if (caller.actor.kind !== 'person') return refuse(401, { code: 'unauthenticated' });
    const scope = isId(organisationId) ? await this.tracers.trace('organisation', organisationId) : null;
    const allowed = scope && this.authorizer.decide(caller.actor, 'organisation.represent', scope) === 'allowed';
    if (!allowed || scope.kind !== 'organisation') return refuse(404, { code: 'not_found' });
    if (await this.limits.tooOften(SHEETS, caller.actor.userId)) return refuse(429, { code: 'too_often' });
    if (this.underWay >= MOST_AT_ONCE) return refuse(503, { code: 'busy' });
    if (Number(headers['content-length'] ?? 0) > MOST_SHEET_BYTES) return refuse(413, { code: 'too_large' });
    this.underWay += 1;
    try {
      const bytes = await readBody(request.body as Readable, MOST_SHEET_BYTES);
      const outcome = await this.sheets.run(caller, scope.id, ticketTypeId, nameIn(request), bytes);
      if ('refused' in outcome) return refuse(422, outcome.refused);
      return await reply.code(201).send(outcome);
    } catch (error) {
      if (error instanceof RefusedUpload) return refuse(error.code === 'too_large' ? 413 : 422, { code: error.code });
      if (error instanceof GraphQLError) return refuse(404, { code: 'not_found' });
      if (request.raw.destroyed && !request.raw.complete) return reply;
      this.logger.error({ requestId, error: (error as Error).stack }, 'A spreadsheet was not read');
      return refuse(500, { code: 'failed' });
    } finally {
      this.underWay -= 1;
    }
  }
}
