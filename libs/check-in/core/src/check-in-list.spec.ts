import { describe, expect, it } from 'vitest';
import { listProblems } from './check-in-list.ts';
import { at, list } from './decide-check-in.fixture.ts';

describe('listProblems', () => {
  it('finds none in a good list', () => {
    expect(listProblems(list)).toEqual([]);
    expect(listProblems({ ...list, entry: 'N_A_DAY', maxPerDay: 2 })).toEqual([]);
  });

  it.each([
    [{ entry: 'N_A_DAY' as const }, 'maxPerDay', 'required'],
    [{ maxPerDay: 2 }, 'maxPerDay', 'not_allowed'],
    [{ entry: 'N_A_DAY' as const, maxPerDay: 0 }, 'maxPerDay', 'too_small'],
    [{ exits: false }, 'reentry', 'not_allowed'],
    [{ capacity: 0 }, 'capacity', 'too_small'],
    [{ toleranceMinutes: -1 }, 'toleranceMinutes', 'too_small'],
    [{ windows: [{ from: at('09:00'), until: at('09:00') }] }, 'windows.0.until', 'ends_before_start'],
  ])('of %j says %s is %s', (change, field, code) => {
    expect(listProblems({ ...list, ...change })).toEqual([{ field, code }]);
  });
});
