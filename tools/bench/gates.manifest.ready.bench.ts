import type { Figure } from './figure.ts';
import { startGatePages } from './gates-device/gate-page.ts';
import { memoryOf } from './gates-device/memory-of.ts';
import { makeWorld } from './gates-device/world.ts';

const RUNS = 3;

/** `gates.manifest.ready.*`: from the last byte of the list to the screen that scans, at a quarter of the speed. */
export async function* run(): AsyncGenerator<Figure> {
  const pages = await startGatePages();
  try {
    for (const size of [1000, 10_000, 100_000]) {
      const world = await makeWorld(size, 1);
      const seconds: number[] = [];
      let memory: Awaited<ReturnType<typeof memoryOf>> | undefined;
      for (let time = 0; time < RUNS; time += 1) {
        const gate = await pages.open(world);
        seconds.push(Number((gate.readyMs / 1000).toFixed(2)));
        memory = await memoryOf(gate);
        await gate.page.context().close();
      }
      const value = Math.max(...seconds);
      const bytes = world.manifest.length;
      yield {
        bench: `gates.manifest.ready.${size}`,
        value,
        unit: 's',
        target: '<= 3',
        met: value <= 3,
        seconds,
        bytes,
        ...memory,
      };
    }
  } finally {
    await pages.stop();
  }
}
