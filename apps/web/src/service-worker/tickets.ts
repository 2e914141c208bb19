const TICKETS = 'tickets-v1';
const PATIENCE_MS = 3000;

export const isTicketPage = ({ pathname }: URL): boolean => /^\/(?:en\/)?tickets\/[\w-]+$/.test(pathname);
export const isBuilt = ({ pathname }: URL): boolean => pathname.startsWith('/_app/immutable/');

/** Sent by the page of a ticket: what it is made of, or that its ticket is of no more use. */
export interface TicketMessage {
  readonly keep?: readonly string[];
  readonly drop?: string;
}

export async function hearTicket({ keep, drop }: TicketMessage, origin: string): Promise<void> {
  if (!keep && !drop) return;
  const cache = await caches.open(TICKETS);
  if (drop) await cache.delete(drop);
  for (const url of keep ?? []) {
    const address = new URL(url);
    const known = isBuilt(address) && (await cache.match(url));
    // One file that fails must not keep the others away.
    if (address.origin === origin && !known) await cache.add(url).catch(() => undefined);
  }
}

/** Built files never change under their name. */
export async function fromCacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The state of a ticket is asked for; when nobody answers in time, the ticket as last seen is better than none. */
export async function fromNetworkFirst(request: Request): Promise<Response> {
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
