import { describe, expect, it } from 'vitest';
import { fixedClock } from './clock.ts';
import { idFromBytes, idInstant, idToBytes, isId, newId, parseId } from './id.ts';

const clock = fixedClock('2026-12-12T01:30:00.123Z');
const ones = (target: Uint8Array<ArrayBuffer>) => target.fill(0xff);

describe('newId', () => {
  it('writes the milliseconds, the version and the variant of RFC 9562', () => {
    // The example of RFC 9562, appendix A.6: 2022-02-22T19:22:22Z.
    const rfc = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    const id = newId(fixedClock('2022-02-22T19:22:22Z'), (target) => {
      target.set(rfc);
      return target;
    });
    // But for the first bit of the counter, which leaves room to count on (section 6.2).
    expect(id).toBe('017f22e2-79b0-74c3-98c4-dc0c0c07398f');
  });

  it('is valid, tells its instant and sorts by it', () => {
    const id = newId(clock, ones);
    expect(isId(id)).toBe(true);
    expect(idInstant(id).toISOString()).toBe('2026-12-12T01:30:00.123Z');
    expect(id < newId(fixedClock('2026-12-12T01:30:00.124Z'))).toBe(true);
  });

  it('grows within a millisecond, past the end of its counter, and while the clock is set back a little', () => {
    let at = 1_700_000_000_000;
    const moving = { now: () => new Date(at) };
    const ids = Array.from({ length: 5000 }, () => newId(moving));
    at -= 900;
    ids.push(newId(moving));
    at += 5000;
    ids.push(newId(moving));
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(idInstant(ids.at(-1)!).getTime()).toBe(at);
    // Set back further, it is believed: an id tells when it was made.
    at -= 60_000;
    expect(idInstant(newId(moving)).getTime()).toBe(at);
  });

  it('differs each time with the randomness of the runtime', () => {
    expect(new Set(Array.from({ length: 1000 }, () => newId(clock))).size).toBe(1000);
  });
});

describe('reading an id', () => {
  it('goes to bytes and back', () => {
    const id = newId(clock);
    expect(idFromBytes(idToBytes(id))).toBe(id);
    expect(() => idFromBytes(new Uint8Array(15))).toThrow(RangeError);
  });

  it('forgives case and spaces, and nothing else', () => {
    const id = newId(clock);
    expect(parseId(` ${id.toUpperCase()} `)).toBe(id);
    expect(parseId('6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBeNull();
    expect(isId(id.toUpperCase())).toBe(false);
    expect(isId(42)).toBe(false);
  });
});
