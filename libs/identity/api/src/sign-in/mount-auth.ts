import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AUTH_ROUTES, type AuthRoute } from './auth-routes.ts';
import { type Auth, AUTH_PATH } from './create-auth.ts';
import { CLIENT_ADDRESS_HEADER, REQUEST_ID_HEADER } from './request-origin.ts';

/** The request headers that better-auth gets; anything else a client sends, such as forwarded addresses, stays outside. */
const PASSED_HEADERS = [
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'accept-language',
  'x-locale',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
];

function headersFor(request: FastifyRequest): Headers {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of PASSED_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  // Fastify has read the forwarding headers, but only from the proxies that the configuration names.
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  headers.set(REQUEST_ID_HEADER, request.id);
  return headers;
}

function bodyFor(route: AuthRoute, given: unknown): string {
  const values = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const taken = (route.fields ?? [])
    .filter((field) => Object.hasOwn(values, field))
    .map((field) => [field, values[field]]);
  return JSON.stringify({ ...Object.fromEntries(taken), ...route.fixed });
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  const cookies = response.headers.getSetCookie();
  const others = [...response.headers].filter(([name]) => name !== 'set-cookie');
  void reply.code(response.status).headers(Object.fromEntries(others)).header('cache-control', 'no-store');
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return reply.send(await response.text());
}

/** Serves the listed calls of `auth` under `/api/auth`; every other path there stays unknown. */
export function mountAuth(server: FastifyInstance, auth: Pick<Auth, 'handler'>, publicUrl: string): void {
  for (const [path, route] of Object.entries(AUTH_ROUTES)) {
    server.route({
      method: route.method,
      url: `${AUTH_PATH}${path}`,
      handler: async (request, reply) => {
        const init: RequestInit = { method: route.method, headers: headersFor(request) };
        if (route.method === 'POST') init.body = bodyFor(route, request.body);
        return answer(reply, await auth.handler(new Request(new URL(`${AUTH_PATH}${path}`, publicUrl), init)));
      },
    });
  }
}
