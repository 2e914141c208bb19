import { expect, it } from 'vitest';
import { scoreKeys, stepped } from './score-keys.ts';

it('gives a button to every point of a short scale, to whole points of a longer one, to none of a long one', () => {
  expect(scoreKeys({ min: 100, max: 500, step: 100 })).toEqual([100, 200, 300, 400, 500]);
  expect(scoreKeys({ min: 0, max: 1000, step: 50 })).toHaveLength(11);
  expect(scoreKeys({ min: 0, max: 200, step: 50 })).toEqual([0, 50, 100, 150, 200]);
  expect(scoreKeys({ min: 0, max: 10_000, step: 100 })).toEqual([]);
  // Whole points are not on a scale by thirds.
  expect(scoreKeys({ min: 0, max: 990, step: 33 })).toEqual([]);
});

it('stays on the scale, and begins in its middle', () => {
  const scale = { min: 0, max: 1000, step: 50 };
  expect(stepped(null, 1, scale)).toBe(500);
  expect(stepped(750, 1, scale)).toBe(800);
  expect(stepped(1000, 1, scale)).toBe(1000);
  expect(stepped(0, -1, scale)).toBe(0);
});
