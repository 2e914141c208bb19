import type { GatePage } from './gate-page.ts';

/** Of the page, after a collection: objects, and the bytes that arrays of numbers hold. */
export async function memoryOf({ session }: GatePage): Promise<{ heapMB: number; arraysMB: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return { heapMB: Number((usedSize / 1e6).toFixed(1)), arraysMB: Number((backingStorageSize / 1e6).toFixed(1)) };
}
