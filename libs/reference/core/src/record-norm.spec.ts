import { addDays } from '@pho-hien/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normEntryProblems, type NormEntry, type NormPeriod, placeNorm } from './record-norm.ts';

const entry: NormEntry = {
  ...{ value: '250000', citation: 'Nghị quyết 745/2025/NQ-HĐND', from: '2026-01-01' },
  ...{ scope: 'PROVINCIAL_LEVEL', standing: 'TEXT', note: '' },
};
const codes = (changes: Partial<NormEntry>, unit = 'VND/day') =>
  normEntryProblems({ ...entry, ...changes }, unit).map(({ field, code }) => `${field} ${code}`);

describe('an entry of a norm', () => {
  it('has a value of its unit, an article to cite and a day', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ value: '0.2' }, 'litre/km')).toEqual([]);
    expect(codes({ value: 'before 11-25' }, 'date')).toEqual([]);
    expect(codes({ value: '1.5' })).toEqual(['value not_a_number']);
    expect(codes({ value: '250.000' })).toEqual(['value not_a_number']);
    expect(codes({ value: '101' }, 'percent of lump sum')).toEqual(['value too_large']);
    expect(codes({ value: 'before 13-01' }, 'date')).toEqual(['value not_a_day']);
    expect(codes({ citation: 'NQ', from: '2026-02-30', note: 'x'.repeat(501), standing: 'UNKNOWN' })).toEqual([
      'citation too_short',
      'from not_a_day',
      'standing not_allowed',
      'note too_long',
    ]);
  });
});

describe('a norm that is placed among others', () => {
  it('ends the one before it, gives way to the one after it, and replaces one that began on its day', () => {
    const others: NormPeriod[] = [
      { id: 'a', from: null, to: '2025-12-31' },
      { id: 'b', from: '2026-01-01', to: '2026-12-31' },
      { id: 'c', from: '2027-01-01', to: null },
    ];
    expect(placeNorm(others, '2026-07-01')).toEqual({
      ...{ to: '2026-12-31', replaced: [], endedOn: '2026-06-30', ended: ['b'] },
    });
    expect(placeNorm(others, '2027-01-01')).toMatchObject({ to: null, replaced: ['c'], ended: [] });
    expect(placeNorm(others, '2020-01-01')).toMatchObject({ to: '2025-12-31', ended: ['a'] });
    expect(placeNorm([], '2026-01-01')).toMatchObject({ to: null, replaced: [], ended: [] });
  });

  it('leaves one in force on each day from the first on, in whatever order they are entered', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((offset) => addDays('2026-01-01', offset));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (days) => {
        let norms: NormPeriod[] = [];
        days.forEach((from, at) => {
          const { to, replaced, endedOn, ended } = placeNorm(norms, from);
          norms = norms
            .filter(({ id }) => !replaced.includes(id))
            .map((norm) => (ended.includes(norm.id) ? { ...norm, to: endedOn } : norm));
          norms.push({ id: String(at), from, to });
        });
        const first = [...days].sort()[0]!;
        for (let at = first; at <= '2026-03-01'; at = addDays(at, 1))
          expect(norms.filter(({ from, to }) => from! <= at && (to === null || at <= to))).toHaveLength(1);
      }),
    );
  });
});
