import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { countPlaywright, countVitest, judge } from './outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'pho-hien-outcome-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('counts a test file that does not load as one failure', () => {
  const file = report({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  });
  expect(countVitest(file)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

it('counts a journey that needed a second try as failed', () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] });
  expect(countPlaywright(file)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

it('never lets a suite pass in which nothing ran', () => {
  expect(judge(countVitest(join(folder, 'missing.json')), 0).failed).toBe(1);
});

it('never lets a suite pass that ended badly', () => {
  expect(judge({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(judge({ passed: 9, failed: 0, skipped: 0 }, null).failed).toBe(1);
  expect(judge({ passed: 9, failed: 2, skipped: 0 }, 1).failed).toBe(2);
  expect(judge({ passed: 9, failed: 0, skipped: 0 }, 0).failed).toBe(0);
});
