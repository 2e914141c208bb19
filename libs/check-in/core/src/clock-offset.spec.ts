import { describe, expect, it } from 'vitest';
import { type ClockOffset, measureClock } from './clock-offset.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 11, 12, 2) + seconds * 1000);

describe('the clock of a device', () => {
  it('is measured by its first message', () => {
    expect(measureClock(null, at(-3600), at(0))).toEqual({ offset: 3_600_000, measuredAt: at(0) });
  });

  it('is not thrown off by a message that came late, and is set right by one that came sooner', () => {
    const known: ClockOffset = { offset: 2000, measuredAt: at(0) };
    expect(measureClock(known, at(10), at(70))).toBe(known);
    expect(measureClock(known, at(19), at(20))).toEqual({ offset: 1000, measuredAt: at(20) });
  });

  it('keeps a measure that is hardly worse than the new one', () => {
    const known: ClockOffset = { offset: 50, measuredAt: at(0) };
    expect(measureClock(known, at(20), at(20))).toBe(known);
  });

  it('is measured afresh after a while: somebody may have set it', () => {
    const known: ClockOffset = { offset: 0, measuredAt: at(0) };
    expect(measureClock(known, at(600), at(660))).toEqual({ offset: 60_000, measuredAt: at(660) });
  });
});
