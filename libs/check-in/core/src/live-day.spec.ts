import { describe, expect, it } from 'vitest';
import {
  arrivalsByMinute,
  denialsByReason,
  deviceState,
  forecastArrivals,
  type MinuteTally,
  roomState,
  scansWaiting,
} from './live-day.ts';

const now = new Date('2026-12-12T02:30:40Z');
const at = (minutesAgo: number) => new Date(Date.parse('2026-12-12T02:30:00Z') - minutesAgo * 60_000);
const tally = (minutesAgo: number, count: number, change: Partial<MinuteTally> = {}): MinuteTally => ({
  listId: 'gate',
  minute: at(minutesAgo),
  direction: 'ENTRY',
  verdict: 'OK',
  reason: 'FIRST_ENTRY',
  count,
  ...change,
});

describe('arrivals by minute', () => {
  it('counts who came in, of this list and of these minutes only', () => {
    const tallies = [
      tally(0, 2),
      tally(1, 3),
      tally(1, 1, { reason: 'REENTRY' }),
      tally(1, 9, { direction: 'EXIT', reason: 'EXIT' }),
      tally(2, 9, { verdict: 'DENIED', reason: 'ALREADY_USED' }),
      tally(2, 9, { listId: 'hall' }),
      tally(3, 9),
      // A clock that is ahead.
      tally(-1, 9),
    ];
    expect(arrivalsByMinute(tallies, 'gate', now, 3)).toEqual([0, 4, 2]);
  });
});

describe('the forecast', () => {
  it('goes on as it was, and leaves the present minute out', () => {
    expect(forecastArrivals([...Array<number>(15).fill(4), 1], 15)).toBe(60);
  });

  it('believes the newest minutes most', () => {
    const rising = forecastArrivals([0, 0, 6, 0], 10);
    const falling = forecastArrivals([6, 0, 0, 0], 10);
    expect(rising).toBe(30);
    expect(falling).toBe(10);
  });

  it('knows only the last quarter of an hour, and nothing of nothing', () => {
    expect(forecastArrivals([...Array<number>(30).fill(50), ...Array<number>(15).fill(0), 7], 15)).toBe(0);
    expect(forecastArrivals([5], 15)).toBe(0);
    expect(forecastArrivals([], 15)).toBe(0);
  });
});

it('adds refusals up by reason, the most frequent first', () => {
  const denied = (reason: MinuteTally['reason'], count: number) => tally(1, count, { verdict: 'DENIED', reason });
  expect(
    denialsByReason([denied('ALREADY_USED', 2), denied('BAD_SIGNATURE', 4), denied('ALREADY_USED', 3), tally(0, 9)]),
  ).toEqual([
    { reason: 'ALREADY_USED', count: 5 },
    { reason: 'BAD_SIGNATURE', count: 4 },
  ]);
});

it.each([
  [10_000, null, 'UNLIMITED'],
  [26, 30, 'FREE'],
  [27, 30, 'NEARLY_FULL'],
  [30, 30, 'FULL'],
  [31, 30, 'FULL'],
] as const)('%i in a room for %s: %s', (inside, capacity, state) => {
  expect(roomState(inside, capacity)).toBe(state);
});

it('says what is known of a device', () => {
  const device = { lastSeenAt: at(1), leaseUntil: at(-60), revokedAt: null };
  expect(deviceState(device, now)).toBe('HEARD');
  expect(deviceState({ ...device, lastSeenAt: at(11) }, now)).toBe('SILENT');
  expect(deviceState({ ...device, lastSeenAt: null }, now)).toBe('NEVER_HEARD');
  expect(deviceState({ ...device, leaseUntil: now }, now)).toBe('LEASE_ENDED');
  expect(deviceState({ ...device, leaseUntil: now, revokedAt: at(5) }, now)).toBe('REVOKED');
});

it('misses the scans whose numbers are left out', () => {
  expect(scansWaiting(12, 9)).toBe(3);
  expect(scansWaiting(0, 0)).toBe(0);
});
