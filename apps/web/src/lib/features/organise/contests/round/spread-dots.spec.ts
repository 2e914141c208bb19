import { expect, it } from 'vitest';
import { dotsOf } from './spread-dots.ts';

it('gives every judge a dot, equal ones above one another', () => {
  const sheet = (...points: number[]) => ({ marks: points.map((one, at) => ({ criterionId: `c${at}`, points: one })) });
  const sheets = [sheet(700, 100), sheet(500, 200), sheet(700, 300), sheet(), sheet(700, 400)];
  expect(dotsOf(sheets, 'c0')).toEqual([
    { points: 500, above: 0 },
    { points: 700, above: 0 },
    { points: 700, above: 1 },
    { points: 700, above: 2 },
  ]);
  expect(dotsOf(sheets, 'c9')).toEqual([]);
});
