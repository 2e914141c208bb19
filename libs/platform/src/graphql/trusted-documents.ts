import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';

/** The operations that our own pages use, by the SHA-256 of their text. */
export class TrustedDocuments {
  private constructor(
    private readonly byId: ReadonlyMap<string, string>,
    /** Whether other operations are refused. */
    private readonly only: boolean,
  ) {}

  static read(file: string | undefined, only: boolean): TrustedDocuments {
    const documents = file ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
    return new TrustedDocuments(new Map(Object.entries(documents)), only);
  }

  /** The text to execute; throws for an unknown id and, where only trusted ones run, for anything else. */
  textOf(documentId: unknown, query: unknown): string {
    if (typeof documentId === 'string') {
      const known = this.byId.get(documentId);
      if (known) return known;
      throw new GraphQLError('Unknown operation', { extensions: { code: 'UNKNOWN_OPERATION' } });
    }
    if (!this.only && typeof query === 'string') return query;
    throw new GraphQLError('Only known operations are answered', { extensions: { code: 'UNKNOWN_OPERATION' } });
  }

  /** Puts the text of a `documentId` in place before GraphQL reads the body. */
  install(server: FastifyInstance): void {
    server.addHook('preValidation', async (request, reply) => {
      if (request.method !== 'POST' || !request.url.startsWith('/graphql')) return;
      const body = request.body as Record<string, unknown> | null;
      if (!body || typeof body !== 'object' || Array.isArray(body)) return;
      try {
        body['query'] = this.textOf(body['documentId'], body['query']);
        delete body['documentId'];
      } catch (error) {
        await reply.code(400).send({ errors: [error] });
      }
    });
  }
}
