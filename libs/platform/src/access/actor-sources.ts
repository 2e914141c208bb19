import { Injectable } from '@nestjs/common';
import type { Actor } from '@pho-hien/kernel';
import { localeOf, type RequestInfo } from '../http/request-info.ts';
import type { Caller } from './caller.ts';

/** A way to recognise a caller: a session cookie, a device token. */
export interface ActorSource {
  /** The actor behind `request`, or null when the request carries nothing of this kind (or nothing valid). */
  actorOf(request: RequestInfo): Promise<Actor | null>;
}

/** Every context that knows a kind of actor registers how to recognise it. */
@Injectable()
export class ActorSources {
  private readonly sources: ActorSource[] = [];

  register(source: ActorSource): void {
    this.sources.push(source);
  }

  async actorOf(request: RequestInfo): Promise<Actor> {
    for (const source of this.sources) {
      const actor = await source.actorOf(request);
      if (actor) return actor;
    }
    return { kind: 'anonymous' };
  }

  /** Who asks, from where and in which language. */
  async callerOf(request: RequestInfo): Promise<Caller> {
    const { requestId, address, headers } = request;
    return { actor: await this.actorOf(request), requestId, address, locale: localeOf(headers) };
  }
}
