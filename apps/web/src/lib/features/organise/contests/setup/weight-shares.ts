import { parsePoints } from '@pho-hien/contests-core';
import type { CriterionValues } from './setup-values.ts';

/** How much each criterion counts, while somebody types. */
export interface WeightShares {
  /** Sum of the coefficients that are numbers. */
  readonly sum: number;
  /** The most points that a sheet can come to, coefficients applied. */
  readonly most: number;
  /** Of 100, in the order of the criteria; 0 where a number is missing. Rounded so that all of them make 100. */
  readonly shares: readonly number[];
}

/** How much each criterion counts in a sheet: its coefficient times the most of its points, out of all of them. */
export function weightShares(criteria: readonly Pick<CriterionValues, 'weight' | 'scale'>[]): WeightShares {
  const weights = criteria.map(({ weight }) => (/^\d{1,4}$/.test(weight.trim()) ? Number(weight) : 0));
  const parts = criteria.map(({ scale }, i) => weights[i]! * (parsePoints(scale.max) ?? 0));
  const full = parts.reduce((sum, part) => sum + part, 0);
  return {
    sum: weights.reduce((sum, weight) => sum + weight, 0),
    most: full / 100,
    shares: full === 0 ? parts.map(() => 0) : largestRemainders(parts.map((part) => (100 * part) / full)),
  };
}

/** Whole numbers near these that come to the same sum (Hamilton's method). */
function largestRemainders(exact: readonly number[]): number[] {
  const whole = exact.map(Math.floor);
  const left = Math.round(exact.reduce((sum, one) => sum + one, 0)) - whole.reduce((sum, one) => sum + one, 0);
  const order = exact.map((one, i) => ({ i, rest: one - whole[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) whole[i]! += 1;
  return whole;
}
