/**
 * The one address that people use: pages from SvelteKit; GraphQL, sign-in, tickets and health from the API.
 *
 * Environment: `WEB_PORT` (else `PORT`, else 3000), `WEB_HOST` (else `HOST`, else 127.0.0.1), `API_ORIGIN`
 * (else http://127.0.0.1:3001), `PUBLIC_URL` (says whether people come by https), `TRUSTED_PROXIES`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientAddresses } from './server/client-address.ts';
import { forwarder } from './server/forward-to-api.ts';
import { isForApi } from './server/paths.ts';
import { stopGracefully } from './server/stop-gracefully.ts';
import { log } from './server/log.ts';
import { markRequest } from './server/mark-request.ts';

const environment = process.env;
const port = Number(environment['WEB_PORT'] ?? environment['PORT'] ?? 3000);
const host = environment['WEB_HOST'] ?? environment['HOST'] ?? '127.0.0.1';
const addressOf = clientAddresses(environment['TRUSTED_PROXIES']);
const protocol = new URL(environment['PUBLIC_URL'] ?? 'http://localhost').protocol.slice(0, -1);

// What the adapter reads at import; `markRequest` writes these headers and lets nobody else do it.
Object.assign(environment, {
  ADDRESS_HEADER: 'x-forwarded-for',
  PROTOCOL_HEADER: 'x-forwarded-proto',
  BODY_SIZE_LIMIT: '256K',
});
const built = new URL('./build/handler.js', import.meta.url);
const { handler } = (await import(built.href).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  log('error', 'The pages have not been built yet: run `npm run build:web` first.');
  process.exit(1);
})) as { handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown };

const api = forwarder(environment['API_ORIGIN'] ?? 'http://127.0.0.1:3001');
const server = createServer((request, response) => {
  markRequest(request, addressOf(request), protocol);
  if (isForApi(request.url)) api.web(request, response);
  else void handler(request, response, () => response.writeHead(404).end());
});
server.on('upgrade', (request, socket, head) => {
  markRequest(request, addressOf(request), protocol);
  if (isForApi(request.url)) api.upgrade(request, socket, head);
  else socket.destroy();
});
server.on('error', (error: NodeJS.ErrnoException) => {
  log(
    'error',
    error.code === 'EADDRINUSE'
      ? `Port ${port} on ${host} is taken by another program: set WEB_PORT to a free one.`
      : String(error),
  );
  process.exit(1);
});
server.listen(port, host, () =>
  log('info', 'web server listening', { host, port: (server.address() as AddressInfo).port }),
);
stopGracefully(server);
