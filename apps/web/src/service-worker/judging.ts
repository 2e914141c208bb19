const PAGES = 'judging-v1';
const PATIENCE_MS = 3000;
/** Not a page: whose pages are kept. */
const OWNER = '/judging/.owner';

/** The list of contests, a judge's list of sheets, and each sheet. */
export const isJudgingPage = ({ pathname }: URL): boolean => /^\/(?:en\/)?judging(?:\/[\w-]+){0,2}$/.test(pathname);

/** Sent by the pages of judges. */
export interface JudgingMessage {
  /** This page and what it is made of, for a start without a network; and whose it is. */
  readonly keepJudging?: { readonly userId: string; readonly page: string; readonly files: readonly string[] };
  /** Somebody has signed out: what they could read is nobody else's. */
  readonly forgetJudging?: true;
}

export async function hearJudging({ keepJudging: wanted, forgetJudging }: JudgingMessage, origin: string) {
  if (forgetJudging) await caches.delete(PAGES);
  if (!wanted) return;
  const known = await (await caches.open(PAGES)).match(OWNER);
  // Another judge on the same device: nothing of the one before is left.
  if (known && (await known.text()) !== wanted.userId) await caches.delete(PAGES);
  const cache = await caches.open(PAGES);
  await cache.put(OWNER, new Response(wanted.userId));
  for (const url of wanted.files)
    // One file that fails must not keep the others away.
    if (new URL(url).origin === origin && !(await caches.match(url))) await cache.add(url).catch(() => undefined);
  await keepPage(cache, wanted.page).catch(() => undefined);
}

/**
 * A sheet as it stands is asked for; when nobody answers in time, the one as last seen is better than none: what was
 * written since lies on the device. A sheet that was never opened leads to the list. A session that has ended takes
 * with it what it could read.
 */
export async function judgingFromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(PAGES);
  const { pathname } = new URL(request.url);
  const kept = await cache.match(pathname);
  try {
    const signal = kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {};
    const response = await fetch(request, signal);
    if (response.type === 'opaqueredirect') await caches.delete(PAGES);
    else if (response.status >= 500 && kept) return kept;
    else if (response.ok && kept) await cache.put(pathname, response.clone());
    else if (response.status === 404) await cache.delete(pathname);
    return response;
  } catch (failure) {
    if (kept) return kept;
    const list = pathname.replace(/\/[^/]+$/, '');
    if (await cache.match(list)) return Response.redirect(list, 302);
    throw failure;
  }
}

async function keepPage(cache: Cache, url: string): Promise<void> {
  const page = await fetch(url, { redirect: 'manual', cache: 'reload' });
  if (page.ok) await cache.put(new URL(url).pathname, page);
}
