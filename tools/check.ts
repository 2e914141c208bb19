/** `npm run check`: every check, two at a time. `npm run check -- lint types`: only these. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from './check/checks.ts';
import { runChecks } from './check/run-check.ts';
import { Problem } from './problem.ts';
import { root } from './root.ts';
import { prepareSources } from './start/steps.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { report: { type: 'string' } } });
const unknown = positionals.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  const known = checks.map(({ name, says }) => `  ${name.padEnd(11)} ${says}`).join('\n');
  console.error(`Không có kiểm tra "${unknown.join(', ')}" · There is no such check. There are:\n${known}`);
  process.exit(1);
}
const chosen = positionals.length > 0 ? checks.filter(({ name }) => positionals.includes(name)) : checks;

try {
  await prepareSources({ logs: join(root, 'node_modules', '.cache', 'pho-hien', 'check'), adopt: () => undefined });
} catch (error) {
  // The checks below still say what they can.
  console.error(error instanceof Problem ? error.message : error);
  process.exitCode = 1;
}

const outcomes = await runChecks(chosen, root, 2, ({ name, passed, seconds, output }) => {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(11)} ${seconds.toFixed(1).padStart(5)} s`);
  if (!passed) console.log(output.replaceAll(/^/gm, '    '));
});
if (values.report) writeFileSync(values.report, JSON.stringify(outcomes));
if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
