import { expect, it } from 'vitest';
import { arrivalFigures } from './arrival-figures.ts';

it('says what is to be seen in the picture', () => {
  const arrivals = [...Array<number>(48).fill(1), 7, ...Array<number>(10).fill(2), 3];
  expect(arrivalFigures(arrivals)).toEqual({ top: 7, scale: 10, busiestAgo: 11, lastTen: 20 });
});

it('draws nothing of nobody, and the forecast inside the picture', () => {
  expect(arrivalFigures([0, 0])).toEqual({ top: 1, scale: 1, busiestAgo: null, lastTen: 0 });
  expect(arrivalFigures([0, 0], 22.4).scale).toBe(30);
});
