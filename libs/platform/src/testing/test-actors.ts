import { Injectable, Module } from '@nestjs/common';
import type { Actor } from '@pho-hien/kernel';
import { ActorSources } from '../access/actor-sources.ts';

const HEADER = 'x-test-actor';

/** Believes whatever actor a request claims to be; only tests import it. */
@Injectable()
class TestActors {
  constructor(sources: ActorSources) {
    sources.register({
      actorOf: async ({ headers }) => (headers[HEADER] ? (JSON.parse(String(headers[HEADER])) as Actor) : null),
    });
  }
}

@Module({ providers: [TestActors] })
export class TestActorsModule {}

/** The request headers of an actor. JSON in a header must be ASCII. */
export const actingAs = (actor: Actor): Record<string, string> => ({
  [HEADER]: JSON.stringify(actor).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
});
