import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weightShares } from './weight-shares.ts';

const criterion = (weight: string, max = '10') => ({ weight, scale: { min: '0', max, step: '0,5' } });

it('shares follow weight and scale, make 100 together, and what is no number counts nothing', () => {
  expect(weightShares(['40', '30', '15', '15'].map((weight) => criterion(weight)))).toEqual({
    sum: 100,
    most: 1000,
    shares: [40, 30, 15, 15],
  });
  expect(weightShares([criterion('1', '5'), criterion('1', '10'), criterion('', '10')])).toEqual({
    sum: 2,
    most: 15,
    shares: [33, 67, 0],
  });
  expect(weightShares([criterion('x'), criterion('2', 'y')])).toEqual({ sum: 2, most: 0, shares: [0, 0] });
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }), (weights) => {
      const { shares } = weightShares(weights.map((weight) => criterion(String(weight))));
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(100);
    }),
  );
});
