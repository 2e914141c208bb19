import { describe, expect, it } from 'vitest';
import type { Norm } from './norm.ts';
import { normOn } from './norm-on.ts';

const norm = (fields: Partial<Norm>): Norm => ({
  ...{ id: 'n', key: 'travel.per_diem', scope: 'NATIONAL_CEILING', value: '300000', unit: 'VND/day' },
  ...{ citation: 'Thông tư 12/2025/TT-BTC', from: '2025-05-04', to: null, standing: 'TEXT' },
  ...{ localLevelRequired: false, verified: false },
  ...fields,
});
const old = norm({ value: '200000', citation: 'Thông tư 40/2017/TT-BTC', from: '2017-07-01', to: '2025-05-03' });
const now = norm({});

describe('a norm on a day', () => {
  it('is the one in force on that day, to the day', () => {
    const valueOn = (day: string) => {
      const answer = normOn([old, now], 'travel.per_diem', day);
      return answer.kind === 'LIMIT' ? answer.value : answer.because;
    };
    expect(['2017-06-30', '2017-07-01', '2025-05-03', '2025-05-04', '2030-01-01'].map(valueOn)).toEqual([
      'NO_NORM',
      '200000',
      '200000',
      '300000',
      '300000',
    ]);
  });

  it('is the lower of the national maximum and the level of the province, whichever that is', () => {
    for (const level of ['250000', '350000', '1000000']) {
      const local = norm({ scope: 'PROVINCIAL_LEVEL', value: level, citation: 'Nghị quyết' });
      const answer = normOn([now, local], 'travel.per_diem', '2026-01-01');
      expect(answer).toMatchObject({ kind: 'LIMIT', value: String(Math.min(300000, Number(level))) });
      expect(answer.inForce).toHaveLength(2);
    }
  });

  it('is nothing where the province has to set a level and none is known: a person decides', () => {
    const ceiling = norm({ localLevelRequired: true });
    expect(normOn([ceiling], 'travel.per_diem', '2026-01-01')).toEqual({
      ...{ kind: 'UNDECIDED', because: 'LOCAL_LEVEL_MISSING', inForce: [ceiling] },
    });
    const level = norm({ scope: 'PROVINCIAL_LEVEL', value: '1' });
    expect(normOn([ceiling, level], 'travel.per_diem', '2026-01-01').kind).toBe('LIMIT');
  });

  it('falls back on nothing where a value was not found, not even on the one before or above it', () => {
    const unknown = norm({ value: null, standing: 'UNKNOWN' });
    expect(normOn([old, unknown], 'travel.per_diem', '2026-01-01')).toMatchObject({ because: 'VALUE_NOT_FOUND' });
    const unit = norm({ scope: 'UNIT_LEVEL', value: null });
    expect(normOn([now, unit], 'travel.per_diem', '2026-01-01')).toMatchObject({ because: 'SET_BY_UNIT' });
    const other = norm({ scope: 'PROVINCIAL_LEVEL', unit: 'VND/night' });
    expect(normOn([now, other], 'travel.per_diem', '2026-01-01')).toMatchObject({ because: 'UNITS_DIFFER' });
  });

  it('says what an approver has to confirm', () => {
    const doubtsOf = (...norms: Norm[]) => {
      const answer = normOn(norms, 'travel.per_diem', '2026-01-01');
      return answer.kind === 'LIMIT' ? answer.doubts : null;
    };
    expect(doubtsOf(now)).toEqual([]);
    expect(doubtsOf(norm({ standing: 'SECONDARY' }))).toEqual(['NOT_COMPARED']);
    expect(doubtsOf(norm({ standing: 'SECONDARY', verified: true }))).toEqual([]);
    expect(doubtsOf(norm({ standing: 'DEMONSTRATION', from: null, verified: true }))).toEqual([
      'DEMONSTRATION',
      'PERIOD_UNKNOWN',
    ]);
    // A doubt of what does not rule is a doubt: it might be lower.
    expect(doubtsOf(now, norm({ scope: 'PROVINCIAL_LEVEL', value: '900000', standing: 'SECONDARY' }))).toEqual([
      'NOT_COMPARED',
    ]);
  });
});
