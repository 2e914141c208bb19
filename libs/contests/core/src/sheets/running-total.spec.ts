import { expect, it } from 'vitest';
import { OUT_OF_100 } from '../ranking/ranking.fixture.ts';
import type { Sheet } from './fold-sheet.ts';
import { runningTotal } from './running-total.ts';

const scale = { min: 0, max: 1000, step: 50 };
const criteria = [
  { ...OUT_OF_100, id: 'moi', weight: 40, scale },
  { ...OUT_OF_100, id: 'kha-thi', weight: 20, scale },
];
const sheet = (points: Record<string, number | null>): Sheet =>
  new Map(Object.entries(points).map(([id, given]) => [id, { points: given, note: '', at: new Date(0) }]));

it('is the sum that a judge does by hand', () => {
  // 100 × (40 · 7.5 + 20 · 8) ÷ (60 · 10) = 76.67
  expect(runningTotal(sheet({ moi: 750, 'kha-thi': 800 }), criteria)).toEqual({
    parts: [
      { criterionId: 'moi', weight: 40, points: 750, product: 30_000 },
      { criterionId: 'kha-thi', weight: 20, points: 800, product: 16_000 },
    ],
    given: 46_000,
    possible: 60_000,
    total: 7667,
    soFar: 7667,
    missing: [],
  });
});

it('has no total while something is not scored, and takes nothing for a 0', () => {
  const begun = runningTotal(sheet({ moi: 750, 'kha-thi': null }), criteria);
  expect(begun).toMatchObject({ total: null, soFar: 7500, possible: 40_000, missing: ['kha-thi'] });
  expect(runningTotal(sheet({ moi: 0 }), criteria)).toMatchObject({ total: null, soFar: 0, missing: ['kha-thi'] });
  expect(runningTotal(sheet({}), criteria)).toMatchObject({ total: null, soFar: null, given: 0 });
});
