import { describe, expect, it } from 'vitest';
import { leaseUntil } from './device-lease.ts';

describe('the lease of a gate device', () => {
  const days = ['2026-12-13', '2026-12-12'];
  const until = (now: string) => leaseUntil(days, new Date(now))?.toISOString() ?? null;

  it('ends at midnight in Vietnam, of the present day or of the next one', () => {
    expect(until('2026-12-12T02:00:00Z')).toBe('2026-12-12T17:00:00.000Z');
    expect(until('2026-12-12T17:00:00Z')).toBe('2026-12-13T17:00:00.000Z');
    expect(until('2026-12-01T00:00:00Z')).toBe('2026-12-12T17:00:00.000Z');
  });

  it('is none when the event is over, or has no day', () => {
    expect(until('2026-12-13T17:00:00Z')).toBeNull();
    expect(leaseUntil([], new Date('2026-12-12T02:00:00Z'))).toBeNull();
  });
});
