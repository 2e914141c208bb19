import { Agent, ServerResponse, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'http-proxy-3';
import { log } from './log.ts';

/** Passes requests and WebSockets on to the API; says so calmly, in its own format, when the API is away. */
export function forwarder(target: string) {
  const proxy = createProxyServer({
    target,
    agent: new Agent({ keepAlive: true, maxSockets: 256 }),
    xfwd: false,
    timeout: 120_000,
    proxyTimeout: 60_000,
  });
  proxy.on('error', (error, request, response) => {
    const requestId = String(request.headers['x-request-id']);
    log('warn', 'the API does not answer', { requestId, error: error.message });
    if (!(response instanceof ServerResponse)) return response.destroy();
    if (response.headersSent) return response.destroy();
    response.writeHead(503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'retry-after': '5',
      'x-request-id': requestId,
    });
    response.end(
      JSON.stringify({
        errors: [{ message: 'The service is not available', extensions: { code: 'SERVICE_UNAVAILABLE', requestId } }],
      }),
    );
  });
  return {
    web: (request: IncomingMessage, response: ServerResponse) => void proxy.web(request, response),
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      void proxy.ws(request, socket as Parameters<typeof proxy.ws>[1], head);
    },
  };
}
