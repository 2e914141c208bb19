import { describe, expect, it } from 'vitest';
import { addDays, endOfDay, instantOf, isTimeOfDay, isVietnamDay, vietnamDayOf, vietnamTimeOf } from './vietnam-day.ts';
import { formatDate, formatDateTime, formatDay } from './vietnam-day-format.ts';

describe('days in Vietnam', () => {
  it('begin at midnight there, seven hours before UTC', () => {
    expect(vietnamDayOf(new Date('2026-12-11T16:59:59.999Z'))).toBe('2026-12-11');
    expect(vietnamDayOf(new Date('2026-12-11T17:00:00Z'))).toBe('2026-12-12');
    expect(endOfDay('2026-12-11')).toEqual(instantOf('2026-12-12'));
    expect(instantOf('2026-12-12', '08:30').toISOString()).toBe('2026-12-12T01:30:00.000Z');
    expect(vietnamTimeOf(new Date('2026-12-12T01:30:59Z'))).toBe('08:30');
  });

  it('count over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('exist or do not', () => {
    expect(isVietnamDay('2026-02-30')).toBe(false);
    expect(isVietnamDay('2026-2-3')).toBe(false);
    expect(isVietnamDay('2028-02-29')).toBe(true);
    expect(isTimeOfDay('23:59')).toBe(true);
    expect(isTimeOfDay('24:00')).toBe(false);
    expect(() => instantOf('2026-02-30', '08:00')).toThrow(RangeError);
  });

  it('are written as people here write them', () => {
    const instant = new Date('2026-12-12T01:30:00Z');
    expect(formatDateTime(instant, 'vi')).toBe('thứ Bảy, 12/12/2026, 08:30');
    expect(formatDateTime(instant, 'en')).toBe('Saturday, 12 December 2026, 08:30');
    expect(formatDay('2026-12-13', 'vi')).toBe('Chủ nhật, 13/12/2026');
    expect(formatDate('2026-03-05', 'en')).toBe('5 March 2026');
  });
});
