/** `npm run check`: every check, two at a time. `npm run check -- lint types`: only these. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checks } from './check/checks.ts';
import { runChecks } from './check/run-check.ts';
import { root } from './root.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { report: { type: 'string' } } });
const unknown = positionals.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  const known = checks.map(({ name, says }) => `  ${name.padEnd(11)} ${says}`).join('\n');
  console.error(`Không có kiểm tra "${unknown.join(', ')}" · There is no such check. There are:\n${known}`);
  process.exit(1);
}
const chosen = positionals.length > 0 ? checks.filter(({ name }) => positionals.includes(name)) : checks;

const outcomes = await runChecks(chosen, root, 2, ({ name, passed, seconds, output }) => {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(11)} ${seconds.toFixed(1).padStart(5)} s`);
  if (!passed) console.log(output.replaceAll(/^/gm, '    '));
});
if (values.report) writeFileSync(values.report, JSON.stringify(outcomes));
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
