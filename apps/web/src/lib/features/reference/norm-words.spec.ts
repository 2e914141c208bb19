import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byTopic, keyText, periodText, unitText, valueText } from './norm-words.ts';

const { norms } = JSON.parse(readFileSync(new URL('../../../../../../data/norms.json', import.meta.url), 'utf8')) as {
  norms: { key: string; unit: string }[];
};

describe('words of norms', () => {
  it('are there for every norm and unit of the reference data', () => {
    expect(norms.filter(({ key }) => keyText(key) === key)).toEqual([]);
    const said = ({ unit }: { unit: string }) => unitText(unit) !== unit || ['VND', 'percent', 'date'].includes(unit);
    expect(norms.filter((norm) => !said(norm))).toEqual([]);
  });

  it('say a value as people here write it', () => {
    const of = (value: string | null, unit: string) => valueText({ value, unit, scope: 'NATIONAL_CEILING' });
    expect(of('300000', 'VND/day')).toBe('300.000\u00a0₫ mỗi ngày');
    expect(of('50', 'percent of lump sum')).toBe('50\u00a0% của mức khoán');
    expect(of('0.2', 'litre/km')).toBe('0,2 lít mỗi km');
    expect(of('before 11-25', 'date')).toBe('trước ngày 25/11 hằng năm');
    expect(of(null, 'VND/day')).toBe('Không tìm thấy trong văn bản');
    expect(valueText({ value: null, unit: 'VND/day', scope: 'UNIT_LEVEL' })).toBe('Đơn vị tự quy định');
    expect(periodText({ from: '2017-07-01', to: '2025-05-03' })).toBe('từ 01/07/2017 đến hết 03/05/2025');
    expect(periodText({ from: null, to: null })).toBe('chưa rõ hiệu lực');
  });

  it('put each norm into one topic, apart what is in force and what is not', () => {
    const norm = (key: string, from: string | null, to: string | null) =>
      ({
        id: key + from,
        key,
        from,
        to,
        scope: 'NATIONAL_CEILING',
        standing: 'TEXT',
        unit: 'VND',
        value: '1',
      }) as never;
    const topics = byTopic(
      [
        norm('travel.a', '2020-01-01', '2024-12-31'),
        norm('travel.a', '2025-01-01', null),
        norm('privacy.b', null, null),
      ],
      '2026-01-01',
    );
    expect(topics.map(({ groups }) => groups.map(({ now, others }) => [now.length, others.length]))).toEqual([
      [[1, 1]],
      [],
      [],
      [[1, 0]],
    ]);
  });
});
