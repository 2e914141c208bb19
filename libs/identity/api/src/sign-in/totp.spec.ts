import { describe, expect, it } from 'vitest';
import { hotp, matchingTotpStep, totpStep } from './totp.ts';

const SECRET = '12345678901234567890';

describe('one-time codes', () => {
  it('are those of RFC 4226, appendix D', () => {
    const codes = Array.from({ length: 10 }, (_, counter) => hotp(SECRET, counter));
    expect(codes).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  it('are those of RFC 6238, appendix B, cut to six digits', () => {
    const at = (seconds: number) => hotp(SECRET, totpStep(new Date(seconds * 1000)));
    expect([59, 1111111109, 1234567890].map(at)).toEqual(['287082', '081804', '005924']);
  });

  it('are accepted one step early or late, no further', () => {
    const noon = new Date('2026-12-12T05:00:00Z');
    const step = totpStep(noon);
    const accepted = [-2, -1, 0, 1, 2].map((offset) => matchingTotpStep(SECRET, hotp(SECRET, step + offset), noon));
    expect(accepted).toEqual([null, step - 1, step, step + 1, null]);
    expect(matchingTotpStep(SECRET, '12345', noon)).toBeNull();
  });
});
