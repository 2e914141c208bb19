import { expect, it } from 'vitest';
import { isWaiting, standingOf } from './sheet-state.ts';

it.each([
  ['EMPTY', true, 'SCORING', 'to-do'],
  ['IN_PROGRESS', true, 'SCORING', 'in-progress'],
  ['REOPENED', true, 'SCORING', 'reopened'],
  ['SUBMITTED', true, 'SCORING', 'submitted'],
  ['SUBMITTED', false, 'CLOSED', 'submitted'],
  ['EMPTY', false, 'OPENED', 'not-open'],
  ['IN_PROGRESS', false, 'CLOSED', 'closed'],
  ['EMPTY', false, 'DECIDED', 'closed'],
] as const)('a sheet %s, open: %s, in a round %s, is %s', (status, open, round, standing) => {
  expect(standingOf({ status, open, calibration: false }, round)).toBe(standing);
  expect(isWaiting(standing)).toBe(open && status !== 'SUBMITTED');
});

it('a sheet of a calibration is over once it takes no scores, whatever the round does', () => {
  expect(standingOf({ status: 'EMPTY', open: true, calibration: true }, 'OPENED')).toBe('to-do');
  for (const round of ['OPENED', 'SCORING'] as const)
    expect(standingOf({ status: 'IN_PROGRESS', open: false, calibration: true }, round)).toBe('closed');
});
