import { readFileSync } from 'node:fs';

/** What came of one suite. */
export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** How many tests did what. */
export type Counts = Pick<Outcome, 'passed' | 'failed' | 'skipped'>;

/** Counts from Vitest's JSON report; a file that does not even load is one failure. */
export function countVitest(file: string): Counts {
  const report = read<VitestReport>(file);
  if (!report) return NOTHING;
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts from Playwright's JSON report. A journey that passed only when tried again has failed. */
export function countPlaywright(file: string): Counts {
  const report = read<PlaywrightReport>(file);
  if (!report) return NOTHING;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/** A suite that ended badly, or in which nothing ran, has failed at least once. */
export function judge(counts: Counts, exitCode: number | null): Counts {
  const bad = (exitCode !== 0 || counts.passed === 0) && counts.failed === 0;
  return bad ? { ...counts, failed: 1 } : counts;
}

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
