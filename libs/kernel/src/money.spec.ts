import { describe, expect, it } from 'vitest';
import { formatVnd, parseVnd, vnd } from './money.ts';

describe('money', () => {
  it('is written with dots and the sign of the đồng', () => {
    expect(formatVnd(1_250_000n)).toBe('1.250.000\u00a0₫');
    expect(formatVnd(0n)).toBe('0\u00a0₫');
    expect(formatVnd(-999n)).toBe('−999\u00a0₫');
    expect(formatVnd(12_345_678_901_234_567_890n)).toBe('12.345.678.901.234.567.890\u00a0₫');
  });

  it('reads what people type', () => {
    for (const text of ['1.250.000 ₫', '1250000đ', '1 250 000', '1,250,000 VND', '1.250.000\u00a0₫']) {
      expect(parseVnd(text)).toBe(1_250_000n);
    }
    for (const text of ['', '1.25', '12.50', '-5', 'năm nghìn', '1.250.00']) expect(parseVnd(text)).toBeNull();
  });

  it('is exact or nothing', () => {
    expect(vnd('2147483648')).toBe(2_147_483_648n);
    expect(vnd(5)).toBe(5n);
    expect(() => vnd(0.5)).toThrow(RangeError);
    expect(() => vnd(2 ** 53)).toThrow(RangeError);
    expect(() => vnd('1.5')).toThrow(RangeError);
  });
});
