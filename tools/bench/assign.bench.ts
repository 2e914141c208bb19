import { assignJudges } from '@pho-hien/contests-core';
import type { Figure } from './figure.ts';
import { assignmentTask } from './judging/jury.ts';

const MOST_MS = 3000;
const SIZES = [
  [20, 200],
  [200, 2_000],
  [1_000, 10_000],
] as const;

/**
 * `assign`: how long it takes to give every entry three judges, fields matched, one pair of ten in conflict. The
 * target is that of 200 judges and 2,000 entries; the other sizes show how it grows.
 */
export async function* run(): AsyncGenerator<Figure> {
  for (const [judges, entries] of SIZES) {
    const task = assignmentTask(judges, entries, 10, 5);
    const blocked = new Set(task.blocked.map(({ judgeId, entryId }) => `${judgeId} ${entryId}`));
    const began = performance.now();
    const processor = process.cpuUsage();
    const { pairs, spread, weakSpots, shortages, outsideField } = assignJudges(task);
    const value = Math.round(performance.now() - began);
    const cpuMs = Math.round(process.cpuUsage(processor).user / 1000);
    const conflicts = pairs.filter(({ judgeId, entryId }) => blocked.has(`${judgeId} ${entryId}`)).length;
    const isRight = conflicts + shortages.length + weakSpots.length + outsideField === 0 && spread <= 1;
    const isMeasured = entries === 2_000;
    yield {
      bench: `assign.${entries}`,
      value,
      unit: 'ms',
      target: isMeasured ? `<= ${MOST_MS}, spread <= 1, conflicts 0` : 'spread <= 1, conflicts 0',
      met: isRight && (!isMeasured || value <= MOST_MS),
      ...{ cpuMs, judges, entries, pairs: pairs.length, spread, conflicts, weakSpots: weakSpots.length, outsideField },
    };
  }
}
