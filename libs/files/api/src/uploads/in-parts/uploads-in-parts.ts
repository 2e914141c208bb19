import { Injectable, Logger } from '@nestjs/common';
import { PART_BYTES } from '@pho-hien/files-core';
import { ActorSources, type Caller, RateLimits } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { type FilePurpose, FilePurposes } from '../../file-purposes.ts';
import { requestInfoOf } from '../../request-info-of.ts';
import { RefusedUpload } from '../refused-upload.ts';
import { letGo, UPLOADS } from '../uploads.ts';
import { BeginUpload } from './begin-upload.ts';
import { FinishUpload } from './finish-upload.ts';
import { OffsetMismatch, UploadParts, type UploadState } from './upload-parts.ts';

const TUS = '1.0.0';

interface Asked {
  readonly caller: Caller;
  readonly ownerId: string;
  readonly purpose: FilePurpose;
}

/**
 * Uploads in parts, as tus 1.0 has them (https://tus.io/protocols/resumable-upload): begun by `POST
 * /api/uploads/<purpose>`, gone on with by `PATCH`, asked about by `HEAD`, given up by `DELETE`. The answer to the part
 * that makes it whole is the receipt; an empty part behind the last byte asks for it once more.
 */
@Injectable()
export class UploadsInParts {
  private readonly logger = new Logger(UploadsInParts.name);

  constructor(
    private readonly purposes: FilePurposes,
    private readonly parts: UploadParts,
    private readonly beginning: BeginUpload,
    private readonly finishing: FinishUpload,
    private readonly actors: ActorSources,
    private readonly limits: RateLimits,
  ) {}

  async begin(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = await this.asked(request, reply);
    if (!asked) return reply;
    const size = wholeNumber(request.headers['upload-length']);
    if (size === null) return refuse(request, reply, 400, 'no_length');
    if (await this.limits.tooOften(UPLOADS, asked.ownerId)) return refuse(request, reply, 429, 'too_often');
    try {
      const { id, expiresAt } = await this.beginning.run(asked.ownerId, asked.purpose, nameIn(request), size);
      return await reply
        .code(201)
        .header('location', `/api/uploads/${asked.purpose.name}/${id}`)
        .header('upload-expires', expiresAt.toUTCString())
        .send();
    } catch (error) {
      return this.failed(request, reply, error);
    }
  }

  async tell(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const found = await this.found(request, reply);
    if (!found) return reply;
    const { received, size } = found.upload;
    return reply.code(200).header('upload-offset', received).header('upload-length', size).send();
  }

  async goOn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const found = await this.found(request, reply);
    if (!found) return reply;
    const { upload, caller, purpose } = found;
    const offset = wholeNumber(request.headers['upload-offset']);
    if (offset !== upload.received) return refuse(request, reply, 409, 'offset');
    try {
      const received = await this.take((request.body as Readable | undefined) ?? Readable.from([]), upload);
      void reply.header('upload-offset', received);
      if (received < upload.size) return await reply.code(204).send();
      const whole = await this.parts.find(upload.id, found.ownerId);
      if (!whole) return refuse(request, reply, 404, 'not_found');
      return await reply.code(200).send(await this.finishing.run(caller, purpose, whole));
    } catch (error) {
      return this.failed(request, reply, error, upload);
    }
  }

  async giveUp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const found = await this.found(request, reply);
    if (!found) return reply;
    await this.parts.remove(found.upload.id);
    return reply.code(204).send();
  }

  /** Keeps what comes, part by part, so that little is lost where the line is cut; also what came before that. */
  private async take(body: Readable, upload: UploadState): Promise<number> {
    let received = upload.received;
    let waiting: Buffer[] = [];
    let bytes = 0;
    const keep = async () => {
      if (bytes > 0) received = await this.parts.keep(upload, received, Buffer.concat(waiting, bytes));
      waiting = [];
      bytes = 0;
    };
    try {
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        waiting.push(chunk as Buffer);
        bytes += (chunk as Buffer).length;
        if (received + bytes > upload.size) throw new RefusedUpload('too_large');
        if (bytes >= PART_BYTES) await keep();
      }
    } catch (error) {
      if (!(error instanceof RefusedUpload || error instanceof OffsetMismatch)) await keep();
      throw error;
    }
    await keep();
    return received;
  }

  /** Who asks, and for what; null where that was answered already. */
  private async asked(request: FastifyRequest, reply: FastifyReply): Promise<Asked | null> {
    void reply.header('tus-resumable', TUS).header('cache-control', 'no-store');
    const { purpose: name } = request.params as { purpose: string };
    const purpose = this.purposes.find(name);
    const caller = await this.actors.callerOf(requestInfoOf(request));
    // A header that no form of another site can send.
    if (request.headers['tus-resumable'] !== TUS) return gone(refuse(request, reply, 412, 'no_version'));
    // Who is not signed in cannot be told from another, and sends what they have at once.
    if (purpose?.uploadBy !== 'signed-in') return gone(refuse(request, reply, 404, 'not_found'));
    const { actor } = caller;
    if (actor.kind !== 'person') return gone(refuse(request, reply, 401, 'unauthenticated'));
    return { caller, ownerId: actor.userId, purpose };
  }

  private async found(request: FastifyRequest, reply: FastifyReply): Promise<(Asked & { upload: UploadState }) | null> {
    const asked = await this.asked(request, reply);
    if (!asked) return null;
    const { id } = request.params as { id: string };
    const upload = await this.parts.find(id, asked.ownerId);
    if (upload?.purpose !== asked.purpose.name) return gone(refuse(request, reply, 404, 'not_found'));
    return { ...asked, upload };
  }

  private async failed(request: FastifyRequest, reply: FastifyReply, error: unknown, upload?: UploadState) {
    if (error instanceof OffsetMismatch) return refuse(request, reply, 409, 'offset');
    if (error instanceof RefusedUpload) {
      if (upload) await this.parts.remove(upload.id);
      return refuse(request, reply, error.code === 'too_large' ? 413 : 422, error.code);
    }
    if (request.raw.destroyed && !request.raw.complete) return reply;
    this.logger.error({ requestId: request.id, error: (error as Error).stack }, 'A part was not kept');
    return refuse(request, reply, 500, 'failed');
  }
}

/** The answer is on its way: whoever waits for more has nothing to do. */
const gone = (_reply: FastifyReply): null => null;

function refuse(request: FastifyRequest, reply: FastifyReply, status: number, code: string): FastifyReply {
  letGo(request);
  return reply.code(status).send({ code });
}

function wholeNumber(text: unknown): number | null {
  return typeof text === 'string' && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

/** `Upload-Metadata: filename <base64>, …`; empty where there is none. */
function nameIn({ headers }: FastifyRequest): string {
  const pairs = String(headers['upload-metadata'] ?? '').split(',');
  const encoded = pairs.map((pair) => pair.trim().split(' ')).find(([key]) => key === 'filename')?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8');
}
