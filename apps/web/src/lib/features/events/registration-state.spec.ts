import { expect, it } from 'vitest';
import { registrationState } from './registration-state.ts';

const of = (
  availability: 'OPEN' | 'NOT_YET_OPEN' | 'CLOSED' | 'SOLD_OUT',
  opensAt: string | null = null,
  waitlistOpen = false,
) => ({
  availability,
  waitlistOpen,
  opensAt,
});

it('is open as soon as one type is', () => {
  expect(registrationState([of('SOLD_OUT'), of('OPEN'), of('CLOSED')])).toEqual({ is: 'open' });
});

it('names the earliest opening to come', () => {
  expect(
    registrationState([
      of('NOT_YET_OPEN', '2026-12-02T00:00:00Z'),
      of('NOT_YET_OPEN', '2026-12-01T00:00:00Z'),
      of('SOLD_OUT'),
    ]),
  ).toEqual({ is: 'later', opensAt: '2026-12-01T00:00:00Z' });
});

it('lets one stand in line before anything opens later', () => {
  expect(registrationState([of('SOLD_OUT', null, true), of('NOT_YET_OPEN', '2026-12-02T00:00:00Z')])).toEqual({
    is: 'waitlist',
  });
});

it('is full while only places lack, closed when nothing will come', () => {
  expect(registrationState([of('SOLD_OUT'), of('CLOSED')])).toEqual({ is: 'full' });
  expect(registrationState([of('CLOSED')])).toEqual({ is: 'closed' });
  expect(registrationState([])).toEqual({ is: 'closed' });
});
