/**
 * `npm run check:prove`: shows that every check can fail. In a copy of the repository each check must
 * first pass, then name every fault that is put in its way. `-- lint boundaries` proves only these.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checks } from './checks.ts';
import { prepareSources } from '../start/steps.ts';
import { copyRepository } from './copy-repository.ts';
import { faults, type Fault } from './faults.ts';
import { runCheck } from './run-check.ts';

const chosen = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'pho-hien-prove-'));
let bad = 0;
try {
  await prepareSources({ logs: join(folder, 'logs'), adopt: () => undefined });
  copyRepository(folder);
  for (const check of checks) {
    if (chosen.length > 0 && !chosen.includes(check.name)) continue;
    const own = faults.filter((fault) => fault.check === check.name);
    if (own.length === 0) report(false, `${check.name}: no fault is known that it would find`);
    const clean = await runCheck(check, folder);
    report(clean.passed, `${check.name}: passes without a fault`, clean.output);
    for (const round of new Set(own.map((fault) => fault.round ?? 1))) {
      await prove(own.filter((fault) => (fault.round ?? 1) === round));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(bad === 0 ? 'Every check can fail.' : `${bad} not proven.`);
process.exitCode = bad === 0 ? 0 : 1;

async function prove(round: readonly Fault[]): Promise<void> {
  const before = new Map<string, string | undefined>();
  for (const { file, change } of round) {
    const path = join(folder, file);
    const content = contentOf(path);
    if (!before.has(path)) before.set(path, content);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change(content ?? ''));
  }
  const check = checks.find(({ name }) => name === round[0]?.check);
  if (!check) throw new Error(`no check is called ${round[0]?.check}`);
  const { passed, output } = await runCheck(check, folder);
  for (const { what, expects } of round) {
    const named = typeof expects === 'string' ? output.includes(expects) : expects.test(output);
    report(!passed && named, `${check.name}: finds ${what}`, output);
  }
  for (const [path, content] of before) {
    if (content === undefined) rmSync(path);
    else writeFileSync(path, content);
  }
}

function report(good: boolean, line: string, output = ''): void {
  console.log(`${good ? '✓' : '✗'} ${line}`);
  if (good) return;
  bad += 1;
  console.log(output.slice(0, 3000).replaceAll(/^/gm, '    '));
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
