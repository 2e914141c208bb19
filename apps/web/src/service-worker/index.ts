/**
 * Keeps the tickets that were opened on this device readable without a network, and nothing else:
 * a ticket's page, and the files that page uses. It is registered by ticket pages only.
 */
import { self } from '$app/service-worker';

const TICKETS = 'tickets-v1';
const PATIENCE_MS = 3000;

const isTicketPage = ({ pathname }: URL) => /^\/(?:en\/)?tickets\/[\w-]+$/.test(pathname);
const isBuilt = ({ pathname }: URL) => pathname.startsWith('/_app/immutable/');

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page says what it is made of (`keep`), or that its ticket is of no more use (`drop`). */
self.addEventListener('message', (event) => {
  const { keep, drop } = event.data as { keep?: string[]; drop?: string };
  event.waitUntil(
    caches.open(TICKETS).then(async (cache) => {
      if (drop) await cache.delete(drop);
      for (const url of keep ?? []) {
        const { origin } = new URL(url);
        const known = isBuilt(new URL(url)) && (await cache.match(url));
        // One file that fails must not keep the others away.
        if (origin === self.location.origin && !known) await cache.add(url).catch(() => undefined);
      }
    }),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isBuilt(url)) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate' && isTicketPage(url)) event.respondWith(fromNetworkFirst(request));
});

/** Built files never change under their name. */
async function fromCacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The state of a ticket is asked for; when nobody answers in time, the ticket as last seen is better than none. */
async function fromNetworkFirst(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  if (!kept) return fetch(request);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status >= 500) return kept;
    if (response.ok) await (await caches.open(TICKETS)).put(request.url, response.clone());
    return response;
  } catch {
    return kept;
  }
}
