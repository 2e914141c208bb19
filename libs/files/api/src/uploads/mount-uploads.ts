import type { FastifyInstance } from 'fastify';
import type { Uploads } from './uploads.ts';

/**
 * Uploads alone get their body as a stream. No other media type is taken, so that no form of another
 * site can post one with a visitor's cookie.
 */
export function mountUploads(server: FastifyInstance, uploads: Uploads): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post('/api/files/:purpose', (request, reply) => uploads.receive(request, reply));
  });
}
