/**
 * `npm run faults`: gates at work while API, database, browser and phones are killed at random; then every
 * verdict that was shown is accounted for. `--minutes 3`, `--seed 42`; `--broken` makes devices say that a
 * scan is kept before it is, and then expects losses: the proof that the account can fail.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { figuresOf } from './faults/figures.ts';
import { runFaults } from './faults/run-faults.ts';
import { Problem } from './problem.ts';
import { stopAll, type Stop } from './start/product.ts';
import { onRequestToStop } from './start/request-to-stop.ts';

const MOST_MINUTES = 30;

// What a developer has set for `npm start` must not reach into a run.
for (const name of ['DATABASE_URL', 'SMTP_URL', 'STORAGE_URL', 'PUBLIC_URL', 'HOST', 'NODE_ENV'])
  delete process.env[name];
const stops: Stop[] = [];
onRequestToStop(() => finish(1));

try {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string', default: String(randomInt(1_000_000)) },
      broken: { type: 'boolean', default: false },
    },
  });
  const [minutes, seed, { broken }] = [Number(values.minutes), Number(values.seed), values];
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) throw new Problem(`--minutes: more than 0, at most ${MOST_MINUTES}.`);
  if (!Number.isInteger(seed)) throw new Problem('--seed: a whole number.');
  const say = (line: string) => process.stderr.write(`  ${line} …\n`);
  const told = await runFaults({ minutes, seed, broken, say }, stops);
  const figures = figuresOf(told, { minutes, seed, broken });
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
  await finish(figures.every(({ met }) => met) ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Problem ? error.message : String((error as Error).stack)}\n`);
  await finish(1);
}

async function finish(code: number): Promise<never> {
  await stopAll(stops);
  process.exit(code);
}
