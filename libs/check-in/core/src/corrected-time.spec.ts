import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedTime } from './corrected-time.ts';
import { at } from './decide-check-in.fixture.ts';

describe('correctedTime', () => {
  const receivedAt = at('10:00');

  it('adds the measured offset', () => {
    const time = correctedTime({ scannedAt: at('09:00'), offset: -90_000, receivedAt, previous: null });
    expect(time.getTime()).toBe(at('09:00').getTime() - 90_000);
  });

  it('is never later than the arrival', () => {
    expect(correctedTime({ scannedAt: at('23:00'), offset: 0, receivedAt, previous: null })).toEqual(receivedAt);
  });

  it('fits a late scan in between its neighbours', () => {
    const previous = at('09:00');
    const following = at('09:01');
    const time = correctedTime({ scannedAt: at('09:30'), offset: 0, receivedAt, previous, following });
    expect(time.getTime()).toBe(following.getTime() - 1);
  });

  it('keeps the order of one device, whatever its clock did', () => {
    const uploads = fc.array(
      fc.record({ clock: fc.integer({ min: -1e9, max: 1e9 }), offset: fc.integer({ min: -1e6, max: 1e6 }) }),
      { minLength: 2, maxLength: 50 },
    );
    fc.assert(
      fc.property(uploads, (scans) => {
        let previous: Date | null = null;
        for (const { clock, offset } of scans) {
          const scannedAt = new Date(receivedAt.getTime() + clock);
          const time = correctedTime({ scannedAt, offset, receivedAt, previous });
          if (previous) expect(time.getTime()).toBeGreaterThan(previous.getTime());
          previous = time;
        }
      }),
    );
  });
});
