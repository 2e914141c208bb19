import type { Figure } from './figure.ts';
import { startGatePages } from './gates-device/gate-page.ts';
import { memoryOf } from './gates-device/memory-of.ts';
import { scanAll } from './gates-device/scan-all.ts';
import { makeWorld } from './gates-device/world.ts';

const SIZES = [100_000, 10_000, 1000];
const SCANS = 220;
const WARM_UP = 20;

/**
 * `gates.offline.verdict.*`: from the last character of a code to its verdict on the screen, the scan
 * being on the disk by then; Chromium at a quarter of its speed, `durability: strict`.
 */
export async function* run(): AsyncGenerator<Figure> {
  const pages = await startGatePages();
  try {
    for (const size of SIZES) {
      const world = await makeWorld(size, SCANS);
      for (const [name, target] of [
        ['webcrypto', 20],
        ['noble', 40],
      ] as const) {
        const gate = await pages.open(world, { withoutWebCrypto: name === 'noble' });
        const took = (await scanAll(gate.page, world.codes)).slice(WARM_UP);
        const wrong = took.filter(({ word }) => word !== 'Mời vào').length;
        if (wrong > 0) throw new Error(`${wrong} tickets of the bench were not let in`);
        const sorted = took.map(({ shown }) => shown).sort((a, b) => a - b);
        const at = (share: number) => Number(sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1));
        const value = at(0.99);
        yield {
          bench: `gates.offline.verdict.${name}.${size}`,
          ...{ value, unit: 'ms p99', target: `<= ${target}`, met: value <= target },
          ...{ p50: at(0.5), longest: at(1), scans: sorted.length, slowdown: 4, ...(await memoryOf(gate)) },
        };
        await gate.page.context().close();
      }
    }
  } finally {
    await pages.stop();
  }
}
