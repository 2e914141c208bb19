import { instantOf } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { mayBeOffered, offerReminderAt, placeOfferEndsAt, placesToOffer } from './place-offer.ts';

const window = {
  closesAt: null,
  eventStartsAt: instantOf('2026-12-12', '08:00'),
  eventEndsAt: instantOf('2026-12-14'),
};

describe('placeOfferEndsAt', () => {
  it.each([
    ['weeks before, two days', {}, ['2026-11-20', '08:00'], ['2026-11-22', '08:00']],
    ['a day before, a quarter of it', {}, ['2026-12-11', '08:00'], ['2026-12-11', '14:00']],
    ['an hour before the opening, one hour', {}, ['2026-12-12', '07:00'], ['2026-12-12', '08:00']],
    ['during the event, of what is left of it', {}, ['2026-12-12', '16:00'], ['2026-12-13', '00:00']],
    [
      'shortly before registration closes, until then',
      { closesAt: instantOf('2026-12-01', '12:00') },
      ['2026-12-01', '11:30'],
      ['2026-12-01', '12:00'],
    ],
    [
      'before registration closes, of that',
      { closesAt: instantOf('2026-12-01', '12:00') },
      ['2026-12-01', '00:00'],
      ['2026-12-01', '03:00'],
    ],
  ] as const)('%s', (_, change, [day, time], [endDay, endTime]) => {
    expect(placeOfferEndsAt({ ...window, ...change }, instantOf(day, time))).toEqual(instantOf(endDay, endTime));
  });

  it('offers nothing when nobody could answer any more', () => {
    expect(placeOfferEndsAt(window, instantOf('2026-12-13', '23:50'))).toBeNull();
    expect(placeOfferEndsAt({ ...window, closesAt: instantOf('2026-12-01') }, instantOf('2026-12-02'))).toBeNull();
    expect(placeOfferEndsAt({ ...window, eventStartsAt: null, eventEndsAt: null }, new Date())).toBeNull();
  });

  it('never outlives the event, and is always ahead', () => {
    for (let at = instantOf('2026-11-01').getTime(); at < window.eventEndsAt.getTime(); at += 47 * 60_000) {
      const end = placeOfferEndsAt(window, new Date(at));
      if (!end) continue;
      expect(end.getTime()).toBeGreaterThan(at);
      expect(end.getTime()).toBeLessThanOrEqual(window.eventEndsAt.getTime());
    }
  });
});

it('reminds when a quarter of the time is left', () => {
  expect(offerReminderAt(instantOf('2026-12-01'), instantOf('2026-12-03'))).toEqual(instantOf('2026-12-02', '12:00'));
});

it('offers what is free to whom it may', () => {
  const used = { places: 5, confirmed: 2, held: 1, waiting: 9 };
  expect(placesToOffer(used, 'PUBLISHED', 9)).toBe(2);
  expect(placesToOffer(used, 'PUBLISHED', 1)).toBe(1);
  expect(placesToOffer({ ...used, places: null }, 'PUBLISHED', 9)).toBe(9);
  expect(placesToOffer({ ...used, places: 1 }, 'PUBLISHED', 9)).toBe(0);
  expect(placesToOffer(used, 'CANCELLED', 9)).toBe(0);
  expect(mayBeOffered('AUTOMATIC', null)).toBe(true);
  expect(mayBeOffered('BY_APPROVAL', null)).toBe(false);
  expect(mayBeOffered('BY_APPROVAL', new Date())).toBe(true);
});
