import { expect, it } from 'vitest';
import { niceTop } from './nice-top.ts';

it.each([
  [0, 4],
  [4, 4],
  [5, 5],
  [7, 8],
  [9, 10],
  [11, 12],
  [1999, 2000],
  [2001, 2400],
  [48_000, 50_000],
])('an axis that holds %d ends at %d', (value, top) => {
  expect(niceTop(value)).toBe(top);
});
