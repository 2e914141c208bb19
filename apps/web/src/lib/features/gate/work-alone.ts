const LOCK = 'pho-hien-gate-at-work';

/**
 * Lets one window of this browser work at a time: two would count and show the same waiting scans.
 * @param begin when it is this window's turn: at once, or when the other one is closed
 * @param wait another window works
 * @returns lets the next one work
 */
export function workAlone(begin: () => void, wait: () => void): () => void {
  // A browser without locks has never been a reason to keep the gate closed.
  if (!navigator.locks) {
    begin();
    return () => undefined;
  }
  const ending = new AbortController();
  const untilEnd = () => new Promise<void>((resolve) => ending.signal.addEventListener('abort', () => resolve()));
  void navigator.locks
    .request(LOCK, { ifAvailable: true }, async (lock) => {
      if (!lock) return false;
      begin();
      await untilEnd();
      return true;
    })
    .then((worked) => {
      if (worked || ending.signal.aborted) return undefined;
      wait();
      return navigator.locks.request(LOCK, { signal: ending.signal }, async () => {
        begin();
        await untilEnd();
      });
    })
    .catch(() => undefined);
  return () => ending.abort();
}
