import { expect, it } from 'vitest';
import { eventsAhead, referenceDate } from './reference-date.ts';

const over = { id: 'over', startsOn: '2026-11-01', endsOn: '2026-11-02' };
const running = { id: 'running', startsOn: '2026-11-22', endsOn: '2026-11-24' };
const later = { id: 'later', startsOn: '2026-12-12', endsOn: '2026-12-13' };
const undated = { id: 'undated', startsOn: null, endsOn: null };
const today = '2026-11-23';

it('offers what is not over, the soonest first', () => {
  expect(eventsAhead([later, undated, over, running], today)).toEqual([running, later]);
});

it('counts at the first day of the event chosen, of the next one, or today', () => {
  const all = [later, over, running];
  expect(referenceDate(all, today)).toEqual({ on: '2026-11-22', event: running });
  expect(referenceDate(all, today, 'later')).toEqual({ on: '2026-12-12', event: later });
  expect(referenceDate(all, today, '')).toEqual({ on: today, event: null });
  expect(referenceDate([over, undated], today)).toEqual({ on: today, event: null });
});

it('takes the next one where the event chosen is gone or over', () => {
  expect(referenceDate([over, later], today, 'over')).toEqual({ on: '2026-12-12', event: later });
});
