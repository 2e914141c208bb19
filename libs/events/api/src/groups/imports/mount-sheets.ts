import { isLocale } from '@pho-hien/kernel';
import type { FastifyInstance } from 'fastify';
import { writeTemplate } from '../sheets/write-template.ts';
import type { SheetUploads } from './sheet-uploads.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The template to download, and where filled ones are sent. As with files, a body comes as a stream of one
 * media type only, so that no form of another site can post one with a visitor's cookie.
 */
export function mountSheets(server: FastifyInstance, uploads: SheetUploads): void {
  server.get('/api/group-template/:locale/:name', async (request, reply) => {
    const { locale } = request.params as { locale: string };
    return reply
      .header('content-type', XLSX)
      .header('content-disposition', 'attachment')
      .send(Buffer.from(await writeTemplate(isLocale(locale) ? locale : 'vi')));
  });
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    scope.post('/api/organisations/:organisationId/group-imports/:ticketTypeId', (request, reply) =>
      uploads.receive(request, reply),
    );
  });
}
