/**
 * `npm run faults`: gates at work while API, database, browser and phones are killed at random; then every
 * verdict that was shown is accounted for. `--minutes 3` of kills, `--seed 42`; `--limit 8` ends the whole run, and
 * fails it, when it has not come to its end after so many minutes; `--broken` makes devices say that a
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
/** What building, starting, handing in and counting may take beside the kills. */
const BESIDE_MINUTES = 6;

// What a developer has set for `npm start` must not reach into a run.
for (const name of ['DATABASE_URL', 'SMTP_URL', 'STORAGE_URL', 'PUBLIC_URL', 'HOST', 'NODE_ENV'])
  delete process.env[name];
const stops: Stop[] = [];
let ending: Promise<never> | undefined;
let doing = 'Beginning';
onRequestToStop(() => finish(1));

try {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(randomInt(1_000_000)) },
      limit: { type: 'string' },
      broken: { type: 'boolean', default: false },
    },
  });
  const [minutes, seed, { broken }] = [Number(values.minutes), Number(values.seed), values];
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) throw new Problem(`--minutes: more than 0, at most ${MOST_MINUTES}.`);
  if (!Number.isInteger(seed)) throw new Problem('--seed: a whole number.');
  const limit = Number(values.limit ?? minutes + BESIDE_MINUTES);
  if (!(limit > 0)) throw new Problem('--limit: minutes, more than 0.');
  const began = performance.now();
  const say = (line: string) => {
    doing = line;
    process.stderr.write(`  ${Math.round((performance.now() - began) / 1000)} s · ${line} …\n`);
  };
  setTimeout(() => {
    process.stderr.write(`Not at its end after ${limit} min; it was at: ${doing}.\n`);
    void finish(1);
  }, limit * 60_000).unref();
  const told = await runFaults({ minutes, seed, broken, say, over: () => ending !== undefined }, stops);
  const figures = figuresOf(told, { minutes, seed, broken });
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
  await finish(figures.every(({ met }) => met) ? 0 : 1);
} catch (error) {
  // What is being ended fails in many ways; none of them is news.
  if (ending) await ending;
  process.stderr.write(`${error instanceof Problem ? error.message : String((error as Error).stack)}\n`);
  await finish(1);
}

/** Ends everything that was started, once, whoever asks first. */
function finish(code: number): Promise<never> {
  ending ??= stopAll(stops).then(() => process.exit(code));
  return ending;
}
