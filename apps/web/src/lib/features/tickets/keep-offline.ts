/** Lets the service worker keep this page and all it is made of. Without one the ticket needs the network, as any page. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const resources = performance.getEntriesByType('resource').map(({ name }) => name);
  await tell({ keep: [location.href, ...resources.filter((name) => name.includes('/_app/immutable/'))] });
}

/** Removes this page from what is kept: its ticket is of no more use. */
export async function dropOffline(): Promise<void> {
  if ('serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration()))
    await tell({ drop: location.href });
}

async function tell(message: { keep: string[] } | { drop: string }): Promise<void> {
  try {
    await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
    (await navigator.serviceWorker.ready).active?.postMessage(message);
  } catch {
    // A browser that refuses, for example in private windows.
  }
}
