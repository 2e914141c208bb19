import { describe, expect, it } from 'vitest';
import type { Criterion } from '../setup/criterion.ts';
import { calibrationSpread } from './calibration-spread.ts';
import { calibrationPairs, calibrationProblems, drawCalibrationEntries } from './choose-entries.ts';

const named = (...ids: string[]) => ids.map((id) => ({ id }));
const task = {
  judges: named('an', 'binh', 'chi'),
  entries: named('nhan', 'sen', 'tuong', 'mat-ong'),
  blocked: [
    { judgeId: 'an', entryId: 'nhan' },
    { judgeId: 'an', entryId: 'nhan' },
    { judgeId: 'binh', entryId: 'sen' },
    // Somebody of another board: no judge of this round.
    { judgeId: 'dung', entryId: 'tuong' },
  ],
};
const seed = '0123456789abcdef'.repeat(4);

describe('the entries of a calibration', () => {
  it('are drawn of those that the most judges may score, by a lot that does not depend on how they are listed', () => {
    const drawn = drawCalibrationEntries(task, seed);
    expect([...drawn].sort()).toEqual(['mat-ong', 'tuong']);
    expect(drawCalibrationEntries({ ...task, entries: [...task.entries].reverse() }, seed)).toEqual(drawn);
    const seeds = Array.from({ length: 40 }, (_, at) => at.toString(16).padStart(64, '0'));
    const firsts = seeds.map((one) => drawCalibrationEntries({ ...task, blocked: [] }, one)[0]);
    expect(new Set(firsts).size).toBe(4);
  });

  it('are two different ones of the round', () => {
    const problems = (...chosen: string[]) => calibrationProblems(chosen, task).map(({ code }) => code);
    expect(problems('nhan', 'sen')).toEqual([]);
    expect(problems('nhan')).toEqual(['required']);
    expect(problems('nhan', 'sen', 'tuong')).toEqual(['too_long']);
    expect(problems('nhan', 'nhan')).toEqual(['duplicate']);
    expect(problems('nhan', 'cam')).toEqual(['unknown_value']);
  });

  it('go to every judge, but never to one with a stake', () => {
    const pairs = calibrationPairs(task, ['nhan', 'tuong']).map(({ judgeId, entryId }) => `${judgeId} ${entryId}`);
    expect(pairs).toEqual(['an tuong', 'binh nhan', 'binh tuong', 'chi nhan', 'chi tuong']);
  });
});

describe('how far judges lie apart', () => {
  const criterion = (id: string, max: number): Criterion => ({
    id,
    name: { vi: id, en: '' },
    weight: 1,
    scale: { min: 0, max, step: 50 },
    levels: [],
  });
  const criteria = [criterion('moi', 1000), criterion('tac-dong', 2000)];
  const sheet = (judgeId: string, entryId: string, ...points: number[]) => ({
    judgeId,
    entryId,
    points: new Map(points.map((one, at) => [criteria[at]!.id, one])),
  });

  it('is the lowest, the highest and the mean, and the criterion with the greatest part of its scale between them', () => {
    const sheets = [sheet('an', 'nhan', 400, 900), sheet('binh', 'nhan', 700, 1300), sheet('chi', 'nhan', 750, 1200)];
    expect(calibrationSpread(sheets, ['nhan', 'sen'], criteria)).toEqual([
      // 350 of 1000 against 400 of 2000; (400 + 700 + 750) ÷ 3 = 616,67
      {
        entryId: 'nhan',
        criterionId: 'moi',
        judges: 3,
        lowest: 400,
        highest: 750,
        mean: 617,
        widest: true,
      },
      {
        entryId: 'nhan',
        criterionId: 'tac-dong',
        judges: 3,
        lowest: 900,
        highest: 1300,
        mean: 1133,
        widest: false,
      },
    ]);
  });

  it('calls nothing the widest where all agree', () => {
    const spread = calibrationSpread([sheet('an', 'sen', 500, 500), sheet('chi', 'sen', 500, 500)], ['sen'], criteria);
    expect(spread.map(({ widest }) => widest)).toEqual([false, false]);
  });
});
