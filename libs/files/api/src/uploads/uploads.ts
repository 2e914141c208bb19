import { Injectable, Logger } from '@nestjs/common';
import { type Actor } from '@pho-hien/kernel';
import { ActorSources, type RateLimit, RateLimits } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { FilePurposes } from '../file-purposes.ts';
import { requestInfoOf } from '../request-info-of.ts';
import { readBody } from './read-body.ts';
import { RefusedUpload } from './refused-upload.ts';
import { StoreFile } from './store-file.ts';

/** Wide enough for a school's computer room behind one address. */
export const UPLOADS: RateLimit = { name: 'upload', times: 60, seconds: 600 };
/** So many bodies are held in memory at once in one process. */
const MOST_AT_ONCE = 24;
/** How long a sender that was refused may go on, so that it reads the answer instead of a broken line. */
const PATIENCE_MS = 3000;

/** Why an upload is not taken, where the file itself is not at fault. */
type Obstacle = 'not_found' | 'unauthenticated' | 'too_often' | 'busy';

const STATUS: Record<Obstacle, number> = { not_found: 404, unauthenticated: 401, too_often: 429, busy: 503 };

/** `POST /api/files/<purpose>`: the bytes are the body, the name stands in `x-file-name`, percent-encoded. */
@Injectable()
export class Uploads {
  private readonly logger = new Logger(Uploads.name);
  private underWay = 0;

  constructor(
    private readonly purposes: FilePurposes,
    private readonly files: StoreFile,
    private readonly actors: ActorSources,
    private readonly limits: RateLimits,
  ) {}

  /** Answers 201 with the receipt, or the code of what is wrong: nothing is read that is not going to be kept. */
  async receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const refuse = (status: number, code: string) => {
      letGo(request);
      return reply.code(status).send({ code });
    };
    void reply.header('cache-control', 'no-store');
    const { purpose: asked } = request.params as { purpose: string };
    const purpose = this.purposes.find(asked);
    const caller = await this.actors.callerOf(requestInfoOf(request));
    const obstacle = purpose
      ? await this.obstacleFor(purpose.uploadBy, caller.actor, request.ip)
      : ('not_found' as const);
    if (!purpose || obstacle) return refuse(STATUS[obstacle || 'not_found'], obstacle || 'not_found');
    if (Number(request.headers['content-length'] ?? 0) > purpose.mostBytes) return refuse(413, 'too_large');
    this.underWay += 1;
    try {
      const bytes = await readBody(request.body as Readable, purpose.mostBytes);
      return await reply.code(201).send(await this.files.run(caller, purpose, nameIn(request), bytes));
    } catch (error) {
      if (error instanceof RefusedUpload) return refuse(error.code === 'too_large' ? 413 : 422, error.code);
      if (request.raw.destroyed && !request.raw.complete) return reply;
      this.logger.error({ requestId: request.id, error: (error as Error).stack }, 'A file was not stored');
      return refuse(500, 'failed');
    } finally {
      this.underWay -= 1;
    }
  }

  private async obstacleFor(by: 'anyone' | 'signed-in', actor: Actor, address: string): Promise<Obstacle | null> {
    if (by === 'signed-in' && actor.kind !== 'person') return 'unauthenticated';
    const who = actor.kind === 'person' ? actor.userId : address;
    if (await this.limits.tooOften(UPLOADS, who)) return 'too_often';
    return this.underWay >= MOST_AT_ONCE ? 'busy' : null;
  }
}

/** The rest of a body is thrown away for a moment, then the line is cut. */
export function letGo({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  raw.resume();
  setTimeout(() => raw.complete || raw.destroy(), PATIENCE_MS).unref();
}

/** The name that the browser gave the file; empty where it gave none. */
export function nameIn(request: FastifyRequest): string {
  try {
    return decodeURIComponent(String(request.headers['x-file-name'] ?? ''));
  } catch {
    return '';
  }
}
