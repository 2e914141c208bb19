import { expect, it } from 'vitest';
import { Chance } from '../demo/chance.ts';
import { type Act, actsOf } from './acts.ts';

const first = (seed: number, count: number): Act[] => {
  const acts = actsOf(new Chance(seed));
  return Array.from({ length: count }, () => acts.next().value);
};

it('does the same for the same seed, and other things for another', () => {
  expect(first(3, 40)).toEqual(first(3, 40));
  expect(first(3, 40)).not.toEqual(first(5, 40));
});

it('begins with what says most, whatever the seed, so that a short run has it too', () => {
  for (let seed = 0; seed < 50; seed += 1)
    expect(first(seed, 4).sort()).toEqual(['BROWSER_APART', 'DATABASE', 'PHONES_APART', 'SESSION']);
});

it('leaves nothing out of a round', () => {
  const kinds = new Set(first(7, 4 + 15).slice(4));
  expect(kinds.size).toBe(9);
});
