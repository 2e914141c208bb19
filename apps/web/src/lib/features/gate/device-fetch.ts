/** Longer than this, the queue waits for nothing. */
const PATIENCE_MS = 6000;

/** The browser's `fetch` as a paired device, which gives up in time. */
export function deviceFetch(
  token: string,
  { signal, patience = PATIENCE_MS }: { readonly signal?: AbortSignal; readonly patience?: number } = {},
): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Device ${token}`);
    const limit = new AbortController();
    const stop = () => limit.abort();
    const timer = setTimeout(stop, patience);
    signal?.addEventListener('abort', stop);
    try {
      // A device is known by its token alone; whoever is signed in on this phone has no part in it.
      return await fetch(input, { ...init, headers, credentials: 'omit', signal: limit.signal });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  };
}

/** Codes of an `ApiFailure` that mean: this device may not work, or no more. */
export function isLockedOut(code: string): boolean {
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}
