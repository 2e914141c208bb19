import { expect, it } from 'vitest';
import { spanOf } from './shift-values.ts';

const values = { personId: '', gateId: '', date: '2026-12-12', from: '07:00', to: '12:00' };

it('reads a shift of a day, and one across midnight', () => {
  expect(spanOf(values)).toEqual({ startsAt: '2026-12-12T00:00:00.000Z', endsAt: '2026-12-12T05:00:00.000Z' });
  expect(spanOf({ ...values, from: '20:00', to: '02:00' })).toEqual({
    startsAt: '2026-12-12T13:00:00.000Z',
    endsAt: '2026-12-12T19:00:00.000Z',
  });
});

it('reads nothing from what is no day or no time', () => {
  expect(spanOf({ ...values, date: '' })).toBeNull();
  expect(spanOf({ ...values, to: '25:00' })).toBeNull();
});
