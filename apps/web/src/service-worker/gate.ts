import { self } from '$app/service-worker';
import shell from 'virtual:gate-shell';

/**
 * The gate's page and everything that it is made of, one cache a build: a page is only ever answered
 * together with the files it was built with.
 */
const CACHES = 'gate-';
const OURS = CACHES + shell.start.replace(/^.*\//, '');
/** Vietnamese and English. A page carries its own nonce and its own policy, in the response that is kept. */
const PAGES = ['/gate', '/en/gate'];
const BESIDE = [
  '/gate/app.webmanifest',
  '/en/gate/app.webmanifest',
  '/favicon.svg',
  '/icons/gate-192.png',
  '/icons/gate-512.png',
  '/icons/gate-maskable-512.png',
];
const AT_ONCE = 6;

/** Whether this device opened the gate before. */
export async function keepsGate(): Promise<boolean> {
  for (const cacheName of await gateCaches()) if (await caches.match(PAGES[0]!, { cacheName })) return true;
  return false;
}

/**
 * Keeps the gate of this build, the pages last: where they are, everything is.
 * @throws where a file could not be had, or the site has been built anew meanwhile
 */
export async function keepGate(): Promise<void> {
  if (shell.files.length === 0) return;
  const cache = await caches.open(OURS);
  const wanted = [...shell.files.map((file) => `/${file}`), ...BESIDE];
  const work = Array.from({ length: AT_ONCE }, async () => {
    for (let path = wanted.pop(); path; path = wanted.pop()) await keep(cache, path);
  });
  await Promise.all(work);
  for (const path of PAGES) {
    // As nobody: what is kept belongs to the device, not to whoever happens to be signed in on it.
    const page = await fetch(path, { credentials: 'omit', cache: 'reload' });
    if (!page.ok || !(await page.clone().text()).includes(shell.start)) throw new Error(`${path} is of another build`);
    await cache.put(path, page);
  }
}

/** Gates of earlier builds are not needed any more. */
export async function forgetEarlierGates(): Promise<void> {
  for (const name of await gateCaches()) if (name !== OURS) await caches.delete(name);
}

export const isOfGate = ({ pathname }: URL): boolean => PAGES.includes(pathname) || BESIDE.includes(pathname);

/** Opens at once from what is kept, whatever the network does; a newer build comes with the next service worker. */
export async function gateFirstFromCache(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  return (await caches.match(pathname, { cacheName: OURS })) ?? fetch(request);
}

async function keep(cache: Cache, path: string): Promise<void> {
  if (await cache.match(path)) return;
  // A built file is the same in every cache, and need not be fetched again.
  const known = path.startsWith('/_app/immutable/') ? await caches.match(path) : undefined;
  const response = known ?? (await fetch(path, { credentials: 'omit' }));
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  await cache.put(path, response);
}

async function gateCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(CACHES));
}

/** Sent by the page of the gate. */
export interface GateMessage {
  /** Keep the gate for a start without a network; answered through the port: whether that was done. */
  readonly keepGate?: true;
  /** The steward has a quiet moment: the newer build may take over. */
  readonly takeOver?: true;
}

/** What the gate's page asks for; nothing of a message that is not the gate's. */
export async function hearGate({ keepGate: wanted, takeOver }: GateMessage, port: MessagePort | undefined) {
  if (takeOver) await self.skipWaiting();
  if (!wanted) return;
  const kept = await keepGate().then(
    () => true,
    () => false,
  );
  port?.postMessage(kept);
}
