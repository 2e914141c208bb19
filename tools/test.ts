/**
 * `npm test`: every suite, one after the other. The last line says how many passed and failed,
 * each check counting as one; anything but success, for whatever reason, counts as a failure.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.ts';
import { root } from './root.ts';
import { lastLines, startChild } from './start/children.ts';
import { stopAll, type Stop } from './start/product.ts';
import { onRequestToStop } from './start/request-to-stop.ts';
import { prepareSources } from './start/steps.ts';
import type { CheckOutcome } from './check/run-check.ts';
import { countPlaywright, countVitest, judge, type Counts, type Outcome } from './test/outcome.ts';

interface Suite {
  name: string;
  args: (report: string) => string[];
  env?: (report: string) => Record<string, string>;
  count: (report: string) => Counts;
}

const vitest = (project: string): Suite => ({
  name: project,
  args: (report) => [
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--passWithNoTests=false',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  count: countVitest,
});

const suites: readonly Suite[] = [
  vitest('core'),
  vitest('web'),
  vitest('tools'),
  { name: 'check', args: (report) => ['tools/check.ts', '--report', report], count: countChecks },
  vitest('api'),
  {
    name: 'journeys',
    args: () => ['tools/journeys.ts'],
    env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    count: countPlaywright,
  },
];

const logs = join(root, 'node_modules', '.cache', 'pho-hien', 'test');
rmSync(logs, { recursive: true, force: true });
mkdirSync(logs, { recursive: true });
const stops: Stop[] = [];
onRequestToStop(async () => {
  await stopAll(stops);
  process.exit(1);
});
const chosen = process.argv.slice(2);

const workshop = { logs, adopt: (child: { stop(): Promise<void> }) => void stops.push(() => child.stop()) };
const outcomes: Outcome[] = [];
await prepare();
for (const suite of suites) {
  if (chosen.length === 0 || chosen.includes(suite.name)) outcomes.push(await run(suite));
}
conclude(outcomes);

/** What several suites need; when it fails they still run and say what they can. */
async function prepare(): Promise<void> {
  const began = performance.now();
  try {
    await prepareSources(workshop);
  } catch (error) {
    const seconds = (performance.now() - began) / 1000;
    outcomes.push({ name: 'prepare', passed: 0, failed: 1, skipped: 0, seconds });
    console.log(error instanceof Problem ? error.message : error);
  }
}

async function run({ name, args, env, count }: Suite): Promise<Outcome> {
  console.log(`${name} …`);
  const began = performance.now();
  const report = join(logs, `${name}.json`);
  const child = startChild({ name, command: process.execPath, args: args(report), env: env?.(report) ?? {}, logs });
  stops.push(() => child.stop());
  const code = await child.ended;
  stops.pop();
  const counts = judge(count(report), code);
  const outcome = { name, seconds: (performance.now() - began) / 1000, ...counts };
  console.log(line(outcome));
  if (outcome.failed > 0) console.log(lastLines(child, 400).replaceAll(/^/gm, '    '));
  return outcome;
}

function line({ name, passed, failed, skipped, seconds }: Outcome): string {
  const minutes = `${seconds.toFixed(1)} s`.padStart(8);
  return `${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)} ${minutes} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed${skipped > 0 ? ` ${skipped} skipped` : ''}`;
}

function countChecks(report: string): Counts {
  try {
    const checks = JSON.parse(readFileSync(report, 'utf8')) as CheckOutcome[];
    const passed = checks.filter((check) => check.passed).length;
    return { passed, failed: checks.length - passed, skipped: 0 };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function conclude(all: readonly Outcome[]): void {
  const sum = (of: (outcome: Outcome) => number) => all.reduce((total, outcome) => total + of(outcome), 0);
  const [passed, failed] = [sum((outcome) => outcome.passed), sum((outcome) => outcome.failed)];
  console.log(`\n${all.map(line).join('\n')}\n${sum((outcome) => outcome.seconds).toFixed(0)} s\n`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
