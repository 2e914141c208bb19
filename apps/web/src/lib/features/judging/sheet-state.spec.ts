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
  expect(standingOf({ status, open }, round)).toBe(standing);
  expect(isWaiting(standing)).toBe(open && status !== 'SUBMITTED');
});
