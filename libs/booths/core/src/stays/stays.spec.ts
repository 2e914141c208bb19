import { nextState, possibleEvents } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { hasPowerFor } from '../plan/power.ts';
import { requestProblems, type StandWishes, takesRequests, unmetNeeds } from '../requests/stand-request.ts';
import { confirmBy, hasRunOut, newHold, renewedHold } from './hold.ts';
import { stayLifecycle } from './stay-lifecycle.ts';

const NOW = new Date('2026-12-01T01:00:00Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('a hold', () => {
  it('lasts 15 minutes, and as long again once', () => {
    const hold = newHold(NOW);
    expect(hasRunOut(hold, after(14.99))).toBe(false);
    expect(hasRunOut(hold, after(15))).toBe(true);
    const longer = renewedHold(hold, after(10))!;
    expect(longer.heldUntil).toEqual(after(25));
    expect(renewedHold(longer, after(20))).toBeNull();
    expect(renewedHold(hold, after(15))).toBeNull();
  });
});

describe('a stay', () => {
  it('is confirmed by the exhibitor alone, and once', () => {
    expect(possibleEvents(stayLifecycle, 'ASSIGNED', ['exhibitor'])).toEqual(['confirm', 'giveUp']);
    expect(possibleEvents(stayLifecycle, 'ASSIGNED', ['organiser'])).toEqual(['release']);
    expect(nextState(stayLifecycle, 'CONFIRMED', 'confirm')).toBeNull();
    expect(nextState(stayLifecycle, 'HELD', 'confirm')).toBeNull();
    expect(nextState(stayLifecycle, 'CONFIRMED', 'lapse')).toBeNull();
  });

  it('is to be confirmed within days', () => {
    expect(confirmBy(NOW, 3)).toEqual(new Date('2026-12-04T01:00:00Z'));
  });
});

it('a zone gives exactly what it has', () => {
  expect(hasPowerFor({ supplyWatts: 5_000, drawnWatts: 4_000 }, 1_000)).toBe(true);
  expect(hasPowerFor({ supplyWatts: 5_000, drawnWatts: 4_000 }, 1_001)).toBe(false);
});

describe('a request', () => {
  const asked: StandWishes = {
    introduction: '',
    products: [{ name: 'Nhãn sấy dẻo', text: '' }],
    watts: 500,
    water: false,
    internet: true,
    wishes: [],
    avoid: [],
    note: '',
  };

  it('says what is shown, and no links', () => {
    expect(requestProblems(asked)).toEqual([]);
    expect(requestProblems({ ...asked, products: [] })).toEqual([{ field: 'products', code: 'required' }]);
    expect(requestProblems({ ...asked, avoid: ['https://doi-thu.example'], watts: -1 })).toEqual([
      { field: 'watts', code: 'too_small' },
      { field: 'avoid.0', code: 'contains_link' },
    ]);
  });

  it('names the needs that a booth leaves unmet', () => {
    expect(unmetNeeds(asked, { watts: 400, water: true, internet: false })).toEqual(['WATTS', 'INTERNET']);
    expect(unmetNeeds(asked, { watts: 500, water: false, internet: true })).toEqual([]);
  });

  it('is taken from the first instant of the call to before its last', () => {
    const call = { opensAt: NOW, closesAt: after(60), confirmDays: 3 };
    expect([after(-1), NOW, after(59.9), after(60)].map((at) => takesRequests(call, at))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(takesRequests(null, NOW)).toBe(false);
  });
});
