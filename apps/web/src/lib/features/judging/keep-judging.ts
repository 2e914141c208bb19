import { forgetSnapshots } from './sheet-snapshot.ts';
import { storageOrNone } from './fact-store.ts';

/** Lets the service worker keep this page of a judge's and all it is made of. Without one it needs the network, as any page. */
export async function keepJudging(userId: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes('/_app/immutable/'));
  try {
    await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
    const page = location.origin + location.pathname;
    (await navigator.serviceWorker.ready).active?.postMessage({ keepJudging: { userId, page, files } });
  } catch {
    // A browser that refuses, for example in private windows.
  }
}

/** What a judge could read here goes with their session; what they wrote and nobody has yet stays until they come back. */
export async function forgetJudging(): Promise<void> {
  forgetSnapshots(storageOrNone());
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  registration?.active?.postMessage({ forgetJudging: true });
}
