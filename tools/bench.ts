import { readdirSync } from 'node:fs';
import type { Figure } from './bench/figure.ts';

/**
 * `npm run bench` measures everything, `npm run bench -- registration` what begins so. One line of
 * JSON a figure; ends with 1 when a target was missed.
 */
const wanted = process.argv[2] ?? '';
const folder = new URL('./bench/', import.meta.url);
const SUFFIX = '.bench.ts';

let missed = false;
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(SUFFIX))
  .sort()) {
  const family = file.slice(0, -SUFFIX.length);
  if (!wanted.startsWith(family) && !family.startsWith(wanted)) continue;
  const { run } = (await import(new URL(file, folder).href)) as { run: () => AsyncIterable<Figure> };
  for await (const figure of run()) {
    if (!figure.bench.startsWith(wanted)) continue;
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    missed ||= !figure.met;
  }
}
process.exitCode = missed ? 1 : 0;
