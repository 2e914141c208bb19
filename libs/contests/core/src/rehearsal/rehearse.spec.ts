import { expect, it } from 'vitest';
import { aRound } from '../setup/contest.fixture.ts';
import { rehearse } from './rehearse.ts';

const round = aRound({ kind: 'SCREENING', advance: 10 });
const task = { round, entries: 60, judges: 12, seed: 2026 };

it('a rehearsal shows what the rules do, the same for the same seed', () => {
  const shown = rehearse(task);
  expect(shown.assignment.shortages).toEqual([]);
  expect(shown.ranking.lines).toHaveLength(60);
  expect(shown.advancing + shown.atTheCut).toBeGreaterThanOrEqual(10);
  expect(rehearse(task)).toEqual(shown);
  expect(rehearse({ ...task, seed: 2027 }).ranking).not.toEqual(shown.ranking);
});

it('a harder pass mark lets fewer pass, and too few judges show before anybody is invited', () => {
  const harder = { ...round, passMarks: { ...round.passMarks, leastMean: 7000 } };
  expect(rehearse({ ...task, round: harder }).passed).toBeLessThan(rehearse(task).passed);
  expect(rehearse({ ...task, judges: 2 }).assignment.shortages.length).toBeGreaterThan(0);
});
