/** Fails when a word is never said, or when something that can happen has no words. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERDICT_REASONS } from '../../libs/check-in/core/src/reasons.ts';
import { PROBLEM_CODES } from '../../libs/kernel/src/field-problem.ts';
import { root } from '../root.ts';

const catalogue = join(root, 'libs/messages/messages/vi');
const keys = readdirSync(catalogue).flatMap((file) =>
  Object.keys(JSON.parse(readFileSync(join(catalogue, file), 'utf8')) as object).filter((key) => !key.startsWith('$')),
);

const sources = globSync(['apps/*/src/**/*.{ts,svelte,html}', 'libs/**/src/**/*.{ts,svelte}'], { cwd: root }).filter(
  (file) => !/\/(paraglide|generated|node_modules)\/|\.spec\.ts$/.test(file),
);
const read = (files: string[]) => files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
const said = new Set(read(sources).match(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g));

const unused = keys.filter((key) => !said.has(key)).map((key) => `"${key}" is never said`);

// A field problem and a verdict each have a message of their own.
const missing = [
  ...PROBLEM_CODES.map((code) => `problem_${code}`),
  ...VERDICT_REASONS.map((reason) => `gate_reason_${reason.toLowerCase()}`),
].filter((key) => !keys.includes(key));
const wordless = missing.map((key) => `"${key}" is not in the catalogue`);

// An expected failure is a member of a result union; some page has to turn it into words.
const pages = read(sources.filter((file) => file.startsWith('apps/web/')));
const failures = [...read(sources).matchAll(/class (\w+) extends DomainError\b/g)].map((match) => match[1] ?? '');
const schema = readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8');
const asked = read(globSync('apps/web/src/**/*.graphql', { cwd: root }));
const unspoken = failures
  .filter((name) => !new RegExp(`\\b${name}\\b`).test(pages) && !isOfOthersAlone(name))
  .map((name) => `no page knows the failure ${name}`);

/** Whether only operations answer it that no page asks: clients of their own have words of their own. */
function isOfOthersAlone(failure: string): boolean {
  const unions = [...schema.matchAll(/^union (\w+) = (.*)$/gm)].filter((union) =>
    union[2]?.split(' | ').includes(failure),
  );
  const operations = unions.flatMap((union) => [
    ...schema.matchAll(new RegExp(`^  (\\w+)\\(.*\\): ${union[1]}!$`, 'gm')),
  ]);
  return operations.length > 0 && operations.every(([, field]) => !new RegExp(`^  ${field}\\(`, 'm').test(asked));
}

const gaps = [...unused, ...wordless, ...unspoken];
if (gaps.length > 0) {
  console.error(gaps.join('\n'));
  process.exitCode = 1;
}
