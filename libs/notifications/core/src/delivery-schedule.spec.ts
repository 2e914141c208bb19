import { expect, it } from 'vitest';
import { nextAttempt } from './delivery-schedule.ts';

it('waits ever longer, for one to two days in all', () => {
  const start = new Date('2026-11-23T01:00:00Z');
  const pauses: number[] = [];
  let at = start;
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttempt(attempts, at);
    if (!next) break;
    pauses.push(next.getTime() - at.getTime());
    at = next;
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  const hours = (at.getTime() - start.getTime()) / 3_600_000;
  expect(hours).toBeGreaterThan(24);
  expect(hours).toBeLessThan(50);
});
