import { expect, it } from 'vitest';
import { secondFrom, typedSecond } from './vietnam-second.ts';

it('an instant is typed to the second in Vietnam, and read back the same', () => {
  expect(typedSecond('2026-11-30T10:00:59.000Z')).toBe('2026-11-30T17:00:59');
  expect(secondFrom('2026-11-30T17:00:59')?.toISOString()).toBe('2026-11-30T10:00:59.000Z');
  expect(typedSecond(null)).toBe('');
});

it('a browser may leave out the seconds, or add a fraction of none', () => {
  expect(secondFrom('2026-12-01T00:00')?.toISOString()).toBe('2026-11-30T17:00:00.000Z');
  expect(secondFrom('2026-12-01T00:00:30.000')?.toISOString()).toBe('2026-11-30T17:00:30.000Z');
});

it.each(['', '2026-02-30T08:00', '2026-12-01', '2026-12-01T24:00', '2026-12-01T08:00:60', 'mai'])(
  '“%s” is no instant',
  (text) => expect(secondFrom(text)).toBeNull(),
);
