import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/**
 * Replaces what a visitor could claim about the connection by what we know, and numbers the request,
 * so that one id runs through our log, the API's log and the page a person may quote from.
 */
export function markRequest(request: IncomingMessage, address: string, protocol: string): void {
  const { headers } = request;
  for (const name of ['forwarded', 'x-forwarded-port', 'x-real-ip', 'x-original-url', 'x-rewrite-url'])
    delete headers[name];
  headers['x-forwarded-for'] = address;
  headers['x-forwarded-proto'] = protocol;
  headers['x-forwarded-host'] = headers.host;
  const given = headers['x-request-id'];
  if (typeof given !== 'string' || !REQUEST_ID.test(given)) headers['x-request-id'] = randomUUID();
}
