import type { FastifyInstance } from 'fastify';
import type { UploadsInParts } from './in-parts/uploads-in-parts.ts';
import type { Uploads } from './uploads.ts';

/**
 * Uploads alone get their body as a stream. No other media type is taken, so that no form of another
 * site can post one with a visitor's cookie.
 */
export function mountUploads(server: FastifyInstance, uploads: Uploads, inParts: UploadsInParts): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post('/api/files/:purpose', (request, reply) => uploads.receive(request, reply));
  });
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload));
    scope.post('/api/uploads/:purpose', (request, reply) => inParts.begin(request, reply));
    scope.head('/api/uploads/:purpose/:id', (request, reply) => inParts.tell(request, reply));
    scope.patch('/api/uploads/:purpose/:id', (request, reply) => inParts.goOn(request, reply));
    scope.delete('/api/uploads/:purpose/:id', (request, reply) => inParts.giveUp(request, reply));
  });
}
