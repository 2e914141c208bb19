import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUT_OF_100 } from '../ranking/ranking.fixture.ts';
import { foldSheet, missingOn, pointsOf } from './fold-sheet.ts';
import { factId } from './sheet.fixture.ts';
import { writingRefusal } from './judge-writing.ts';
import { type ScoreFact, scoreFactProblems } from './score-fact.ts';
import { sheetTotal, shareOf } from './sheet-total.ts';

const criteria = ['moi', 'kha-thi', 'tac-dong'].map((id) => ({ ...OUT_OF_100, id }));
const fact: fc.Arbitrary<ScoreFact> = fc.record({
  id: fc.constantFrom('1', '2', '3', '4', '5', '6').map((last) => factId(last)),
  criterionId: fc.constantFrom('moi', 'kha-thi', 'tac-dong'),
  points: fc.option(fc.integer({ min: 0, max: 10_000 })),
  note: fc.constantFrom('', 'Cần số liệu'),
  at: fc.integer({ min: 0, max: 3 }).map((second) => new Date(second * 1000)),
});
// One id is one fact, for ever.
const facts = fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 6 });

describe('a sheet', () => {
  it('is the same in whatever order and however often its facts come', () => {
    fc.assert(
      fc.property(facts, fc.array(fc.nat()), (any, order) => {
        const again = [...any, ...order.flatMap((at) => any[at % Math.max(1, any.length)] ?? [])].reverse();
        const sorted = (sheet: ReturnType<typeof foldSheet>) => [...sheet].sort();
        expect(sorted(foldSheet(again))).toEqual(sorted(foldSheet(any)));
      }),
    );
  });

  it('is the same taken in at once or in two parts', () => {
    fc.assert(
      fc.property(facts, fc.nat(), (any, cut) => {
        const at = cut % (any.length + 1);
        const [early, late] = [any.slice(0, at), any.slice(at)];
        expect([...foldSheet([...late, ...early])].sort()).toEqual([...foldSheet(any)].sort());
      }),
    );
  });

  it('tells not scored from scored lowest', () => {
    const at = new Date(0);
    const written = (points: number | null): ScoreFact[] => [{ id: '1', criterionId: 'moi', points, note: '', at }];
    expect(missingOn(foldSheet([]), criteria)).toEqual(['moi', 'kha-thi', 'tac-dong']);
    expect(missingOn(foldSheet(written(0)), criteria)).toEqual(['kha-thi', 'tac-dong']);
    expect(missingOn(foldSheet(written(null)), criteria)).toEqual(['moi', 'kha-thi', 'tac-dong']);
    expect(pointsOf(foldSheet(written(0)), criteria)).toBeNull();
    expect(pointsOf(foldSheet(written(0)), criteria.slice(0, 1))).toEqual(new Map([['moi', 0]]));
    expect(() => sheetTotal(new Map([['moi', 0]]), criteria)).toThrow('not scored: kha-thi');
  });

  it('has an exact total, and criteria their exact shares', () => {
    const scale = { min: 0, max: 1000, step: 50 };
    const two = [
      { ...OUT_OF_100, id: 'moi', weight: 40, scale },
      { ...OUT_OF_100, id: 'kha-thi', weight: 20, scale },
    ];
    // 100 × (40 · 7.5 + 20 · 8) ÷ (60 · 10) = 230/3
    const total = sheetTotal(
      new Map([
        ['moi', 750],
        ['kha-thi', 800],
      ]),
      two,
    );
    expect(total).toEqual({ numerator: 230n, denominator: 3n });
    expect(two.map((one) => shareOf(one, two))).toEqual([
      { numerator: 2n, denominator: 3n },
      { numerator: 1n, denominator: 3n },
    ]);
  });
});

describe('what a judge writes', () => {
  const halves = [{ ...OUT_OF_100, id: 'moi', scale: { min: 0, max: 1000, step: 50 } }];
  it.each([
    [750, undefined],
    [null, undefined],
    [0, undefined],
    [-50, 'too_small'],
    [1050, 'too_large'],
    [725, 'not_allowed'],
    [7.5, 'not_a_number'],
  ])('%s points: %s', (points, code) => {
    const written = { id: factId('1'), criterionId: 'moi', points, note: '', at: new Date(0) };
    expect(scoreFactProblems(written, halves)[0]?.code).toBe(code);
  });

  it.each([
    ['EMPTY', 'SCORING', null],
    ['IN_PROGRESS', 'SCORING', null],
    ['REOPENED', 'SCORING', null],
    ['SUBMITTED', 'SCORING', 'SHEET_SUBMITTED'],
    ['VOID', 'SCORING', 'RECUSED'],
    ['IN_PROGRESS', 'CLOSED', 'ROUND_NOT_SCORING'],
    ['EMPTY', 'OPENED', 'ROUND_NOT_SCORING'],
  ] as const)('on a sheet %s in a round %s: %s', (sheet, round, refusal) =>
    expect(writingRefusal(sheet, round)).toBe(refusal),
  );
});
