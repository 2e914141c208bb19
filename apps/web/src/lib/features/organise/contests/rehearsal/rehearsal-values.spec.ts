import { expect, it } from 'vitest';
import { readRehearsal, rehearsalNumbers } from './rehearsal-values.ts';

const rounds = [
  { id: 'so-loai', judgesPerEntry: 3 },
  { id: 'chung-ket', judgesPerEntry: 9 },
];

it('a rehearsal is what the address says, and of a middling contest where it says nothing', () => {
  expect(readRehearsal(new URLSearchParams(), rounds)).toEqual({
    roundId: 'so-loai',
    entries: '40',
    judges: '8',
    seed: '1',
  });
  const asked = readRehearsal(new URLSearchParams('round=chung-ket&entries=10&seed=7'), rounds);
  expect(asked).toEqual({ roundId: 'chung-ket', entries: '10', judges: '18', seed: '7' });
  expect(rehearsalNumbers(asked)).toEqual({ numbers: { entries: 10, judges: 18, seed: 7 }, faulty: [] });
});

it('numbers out of bounds are named', () => {
  const values = { roundId: 'so-loai', entries: '501', judges: '0', seed: 'x' };
  expect(rehearsalNumbers(values).faulty).toEqual(['entries', 'judges', 'seed']);
});
