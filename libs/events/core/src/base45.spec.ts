import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('Base45', () => {
  // RFC 9285, sections 4.3 and 4.4.
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('writes %j as %j and reads it back', (text, encoded) => {
    expect(encodeBase45(bytesOf(text))).toBe(encoded);
    expect(decodeBase45(encoded)).toEqual(bytesOf(text));
  });

  // RFC 9285, section 6: FGW is 65535, GGW would be 65536.
  it('refuses what holds more than its bytes, foreign characters and impossible lengths', () => {
    expect(decodeBase45('FGW')).toEqual(Uint8Array.of(255, 255));
    for (const text of ['GGW', ':::', '::', 'A', 'ABCD', 'bb8', 'BB_', 'B\u00b28']) {
      expect(decodeBase45(text)).toBeNull();
    }
  });

  it('brings any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one text for one value', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:') }), (text) => {
        const bytes = decodeBase45(text);
        if (bytes) expect(encodeBase45(bytes)).toBe(text);
      }),
    );
  });
});
