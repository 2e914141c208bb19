import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import type { Locale } from '@pho-hien/kernel';
import { overwriteGetLocale } from '@pho-hien/messages';
import { baseLocale, localeOfPath } from '#lib/shell/address.ts';
import { apiOrigin } from '#lib/api/origin.ts';
import { ApiFailure } from '#lib/api/request.ts';
import { log } from '../server/log.ts';

const spoken = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => spoken.getStore() ?? baseLocale);

export const handle: Handle = async ({ event, resolve }) => {
  const locale = localeOfPath(event.url.pathname);
  event.locals.locale = locale;
  event.locals.requestId = event.request.headers.get('x-request-id') ?? randomUUID();
  const response = await spoken.run(locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', locale),
      // The letters of text and headings come with the first files, so that no line jumps when they arrive.
      preload: ({ type, path }) => type === 'js' || type === 'css' || /be-vietnam-pro-\w+-(400|700)-/.test(path),
    }),
  );
  response.headers.set('x-request-id', event.locals.requestId);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  if (event.url.protocol === 'https:') response.headers.set('strict-transport-security', 'max-age=31536000');
  response.headers.set('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=()');
  return response;
};

/** Pages rendered here ask the API directly, as the visitor: same cookie, same request id, same address. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !/^\/(graphql|api)(\/|$)/.test(url.pathname)) return fetch(request);
  const headers = new Headers(request.headers);
  const cookie = event.request.headers.get('cookie');
  if (cookie) headers.set('cookie', cookie);
  headers.set('x-request-id', event.locals.requestId);
  headers.set('x-forwarded-for', event.getClientAddress());
  headers.set('x-forwarded-proto', event.url.protocol.slice(0, -1));
  headers.set('x-forwarded-host', event.url.host);
  headers.set('origin', event.url.origin);
  return fetch(
    new Request(new URL(url.pathname + url.search, apiOrigin()), {
      method: request.method,
      headers,
      body: request.body,
      duplex: 'half',
    } as RequestInit),
  );
};

/** What the API could not do is not a crash of ours: a calm page that says so, with the code to quote. */
export const handleError: HandleServerError = ({ error, kind, event }) => {
  const code = event.locals.requestId;
  if (error instanceof ApiFailure) {
    log('warn', 'the API did not do its part', { requestId: code, path: event.route.id, failure: error.code });
    return { status: error.code === 'TOO_MANY_REQUESTS' ? 429 : 503, message: error.code, code };
  }
  if (kind === 'unknown') {
    log('error', 'a page failed', {
      requestId: code,
      path: event.route.id,
      error: error instanceof Error ? error.stack : String(error),
    });
  }
  return { code };
};
