import type { Figure } from './figure.ts';
import type { MadeManifest } from './gates/make-manifest.ts';
import { runScript } from './kit/scripts.ts';
import { onDatabase, startStage } from './kit/stage.ts';

const MEGABYTES = 6;
const SIZES = [1_000, 10_000, 100_000];

/** `gates.manifest.size`: what a gate's device loads in the morning, sealed names and all, as it goes over the wire. */
export async function* run(): AsyncGenerator<Figure> {
  const stage = await startStage([], async () => undefined);
  try {
    await stage.stopApi();
    for (const size of SIZES) yield figure(await make(stage.environment, size));
  } finally {
    await stage.stop();
  }

  async function make(environment: Record<string, string>, size: number): Promise<MadeManifest> {
    const printed = await runScript('tools/bench/gates/make-manifest.ts', {
      ...environment,
      BENCH_TICKETS: String(size),
    });
    // Each size has an event of its own under the one address.
    await onDatabase(stage.databaseUrl, "update events set slug = slug || '-' || number");
    return JSON.parse(printed) as MadeManifest;
  }
}

function figure({ tickets, sent, decoded, first, again, blocked, megabytes }: MadeManifest): Figure {
  const value = Number((sent / 1_000_000).toFixed(3));
  return {
    bench: 'gates.manifest.size',
    value,
    unit: 'MB',
    target: `<= ${MEGABYTES} at 100,000 tickets`,
    met: value <= MEGABYTES,
    tickets,
    bytesATicket: Number((sent / tickets).toFixed(1)),
    decoded: `${(decoded / 1_000_000).toFixed(1)} MB`,
    firstWithSealing: `${first} ms`,
    allSealed: `${again} ms`,
    longestBlocked: `${blocked} ms`,
    apiMemory: `${megabytes} MB more`,
  };
}
