import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Criterion } from '../setup/criterion.ts';
import type { TieBreak } from '../setup/ranking-rules.ts';
import { OUT_OF_100, taskOf, type Totals } from './ranking.fixture.ts';
import type { Ranking, RankingRules, RankingTask } from './ranking.ts';
import { canonicalRanking } from './ranking-digest.ts';
import { rankEntries } from './rank-entries.ts';

const summary = ({ lines }: Ranking) => lines.map(({ entryId, place, score }) => [entryId, place, score]);
const step = (kind: TieBreak['kind'], criterionId: string | null = null): TieBreak => ({ kind, criterionId });
const rank = (totals: Totals, rules: Partial<RankingRules> = {}) => rankEntries(taskOf(totals, rules));

describe('worked by hand: means', () => {
  it('(80 + 85 + 82) ÷ 3 = 82.33, kept as 247/3', () => {
    const [line] = rank({ nhan: [80, 85, 82] }).lines;
    expect(line).toMatchObject({ place: 1, score: 8233, rawMean: '247/3', raw: 8233, sheets: 3 });
    expect(line!.notes).toEqual([{ code: 'MEAN_OF_SHEETS', values: { sheets: '3', score: '82,33' } }]);
  });

  it('criteria with coefficients: 100 × (1·4 + 4·3) ÷ (1·5 + 4·5) = 64', () => {
    const scale = { min: 100, max: 500, step: 100 };
    const criteria: Criterion[] = [
      { ...OUT_OF_100, id: 'moi', weight: 1, scale },
      { ...OUT_OF_100, id: 'kha-thi', weight: 4, scale },
    ];
    const points = new Map([
      ['moi', 400],
      ['kha-thi', 300],
    ]);
    const task = taskOf({ sen: [1] }, { criteria });
    expect(summary(rankEntries({ ...task, sheets: [{ judgeId: 'A', entryId: 'sen', points }] }))).toEqual([
      ['sen', 1, 6400],
    ]);
  });

  it('trimmed: of 40, 70, 72, 74, 99 the middle three make 72', () => {
    const trimmed = { ranking: { method: 'TRIMMED_MEAN', drop: 1, decimals: 2 } } as const;
    const [line] = rank({ nhan: [72, 40, 99, 74, 70] }, trimmed).lines;
    expect([line!.score, line!.raw]).toEqual([7200, 7100]);
    expect(line!.notes).toContainEqual({ code: 'TRIMMED', values: { sheets: '1', left: '3' } });
    const [few] = rank({ nhan: [72, 40] }, trimmed).lines;
    expect([few!.score, few!.notes[0]!.code]).toEqual([5600, 'TOO_FEW_TO_TRIM']);
  });

  it('not scored is not scored lowest: no sheet has no place, a 0 has one', () => {
    expect(summary(rank({ trang: [null], khong: [0] }))).toEqual([
      ['khong', 1, 0],
      ['trang', null, null],
    ]);
    expect(rank({ trang: [null] }, { judgesPerEntry: 2 }).lines[0]!.notes).toEqual([
      { code: 'SHEETS_MISSING', values: { sheets: '0', needed: '2' } },
    ]);
  });
});

describe('worked by hand: pass marks', () => {
  const marks = (leastMean: number | null, lowest: RankingRules['passMarks']['lowest'] = 'ALLOWED') => ({
    passMarks: { leastMean, lowest },
  });

  it('a mean of 49.995 is printed as 50.00 and has reached 50; one of 49.99 has not', () => {
    const { lines } = rank({ du: [49.99, 50], thieu: [49.98, 50] }, marks(5000));
    expect(lines.map(({ entryId, place, passed }) => [entryId, place, passed])).toEqual([
      ['du', 1, true],
      ['thieu', null, false],
    ]);
    expect(lines[1]!.notes).toContainEqual({ code: 'BELOW_LEAST_MEAN', values: { mean: '49,99', least: '50,00' } });
  });

  it('a criterion at 0 on one sheet, or on every sheet', () => {
    const totals = { mot: [0, 100], ca: [0, 0] };
    const passed = (lowest: RankingRules['passMarks']['lowest']) =>
      rank(totals, marks(null, lowest)).lines.flatMap((line) => (line.passed ? [line.entryId] : []));
    expect(passed('ALLOWED')).toEqual(['mot', 'ca']);
    expect(passed('NOT_ON_EVERY_SHEET')).toEqual(['mot']);
    expect(passed('NOT_ON_ANY_SHEET')).toEqual([]);
  });
});

describe('worked by hand: ties', () => {
  it('shares a place where no step parts them: 1, 2, 2, 4', () => {
    const { lines } = rank({ a: [90], b: [80], c: [80], d: [70] }, { tieBreaks: [step('MEDIAN')] });
    expect(lines.map(({ place }) => place)).toEqual([1, 2, 2, 4]);
    expect(lines[1]!.notes.at(-1)).toEqual({ code: 'TIE_OPEN', values: {} });
  });

  it.each<[string, TieBreak, Totals, string[]]>([
    ['the higher median: 80 before 75', step('MEDIAN'), { a: [60, 75, 90], b: [55, 80, 90] }, ['b', 'a']],
    ['the higher lowest sheet: 60 before 55', step('LOWEST_SHEET'), { a: [55, 80, 90], b: [60, 75, 90] }, ['b', 'a']],
    ['the higher highest sheet: 95 before 90', step('HIGHEST_SHEET'), { a: [60, 90], b: [55, 95] }, ['b', 'a']],
  ])('parts by %s', (_, tieBreak, totals, order) => {
    const { lines } = rank(totals, { tieBreaks: [tieBreak] });
    expect(lines.map(({ entryId }) => entryId)).toEqual(order);
    expect(lines.map(({ place }) => place)).toEqual([1, 2]);
    expect(lines[0]!.notes.at(-1)).toEqual({ code: 'TIE_BROKEN', values: { by: tieBreak.kind, criterionId: '' } });
  });

  it('parts by one criterion: 9 for novelty before 8', () => {
    const scale = { min: 0, max: 1000, step: 50 };
    const criteria = ['moi', 'kha-thi'].map((id) => ({ ...OUT_OF_100, id, scale }));
    const sheet = (entryId: string, moi: number, khaThi: number) => ({
      judgeId: 'A',
      entryId,
      points: new Map([
        ['moi', moi],
        ['kha-thi', khaThi],
      ]),
    });
    const task = taskOf({ a: [], b: [] }, { criteria, tieBreaks: [step('CRITERION', 'moi')] });
    const { lines } = rankEntries({ ...task, sheets: [sheet('a', 800, 900), sheet('b', 900, 800)] });
    expect(lines.map(({ entryId, place }) => [entryId, place])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('parts by the raw mean what trimming left equal, and by who submitted a second earlier', () => {
    const trimmed = { ranking: { method: 'TRIMMED_MEAN', drop: 1, decimals: 2 } } as const;
    expect(summary(rank({ a: [10, 50, 60], b: [20, 50, 60] }, { ...trimmed, tieBreaks: [step('RAW_MEAN')] }))).toEqual([
      ['b', 1, 5000],
      ['a', 2, 5000],
    ]);
    const task = taskOf({ a: [50], b: [50] }, { tieBreaks: [step('SUBMITTED_EARLIER')] });
    const entries = task.entries.map((entry) =>
      entry.id === 'a' ? entry : { ...entry, submittedAt: new Date('2026-11-30T09:59:59.999Z') },
    );
    expect(summary(rankEntries({ ...task, entries })).map(([id]) => id)).toEqual(['b', 'a']);
  });

  it('by a lot that was drawn; while it is not, the tie stays and the ranking says so', () => {
    const task = taskOf({ a: [50], b: [50], c: [50] }, { tieBreaks: [step('LOT')] });
    const open = rankEntries(task);
    expect([open.warnings, open.lines.map(({ place }) => place)]).toEqual([['LOT_NOT_DRAWN'], [1, 1, 1]]);
    const drawn = rankEntries({ ...task, lotSeed: 'ab'.repeat(32) });
    expect([drawn.warnings, drawn.lines.map(({ place }) => place)]).toEqual([[], [1, 2, 3]]);
  });

  it('goes on with two of four, and leaves a tie across the cut to the jury', () => {
    const advances = (totals: Totals) => rank(totals, { advance: 2 }).lines.map((line) => line.advances);
    expect(advances({ a: [90], b: [80], c: [70] })).toEqual(['YES', 'YES', 'NO']);
    expect(advances({ a: [90], b: [80], c: [80] })).toEqual(['YES', 'AT_THE_CUT', 'AT_THE_CUT']);
    expect(rank({ a: [1], b: [1], c: [1] }, { advance: 2 }).warnings).toEqual(['TIE_AT_THE_CUT']);
  });
});

const sheetsOfAll: fc.Arbitrary<RankingTask> = fc
  .record({
    totals: fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 8,
    }),
    method: fc.constantFrom('WEIGHTED_MEAN' as const, 'TRIMMED_MEAN' as const, 'JUDGE_ADJUSTED' as const),
  })
  .map(({ totals, method }) =>
    taskOf(
      Object.fromEntries(totals.map((row, at) => [`bai-${at}`, row.map((one) => (one === null ? null : one * 5))])),
      {
        ranking: { method, drop: method === 'TRIMMED_MEAN' ? 1 : 0, decimals: 2 },
        tieBreaks: [step('MEDIAN'), step('LOT')],
      },
    ),
  );

describe('any ranking', () => {
  it('is the same to the last digit in whatever order sheets and entries come', () => {
    fc.assert(
      fc.property(sheetsOfAll, fc.infiniteStream(fc.nat()), (task, chance) => {
        const shuffled = <One>(all: readonly One[]) =>
          all
            .map((one) => ({ one, key: chance.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other = { ...task, sheets: shuffled(task.sheets), entries: shuffled(task.entries) };
        expect(canonicalRanking(rankEntries(other))).toBe(canonicalRanking(rankEntries(task)));
      }),
      { numRuns: 200 },
    );
  });

  it('names every entry once, places rising, scores falling', () => {
    fc.assert(
      fc.property(sheetsOfAll, (task) => {
        const { lines } = rankEntries(task);
        expect(lines.map(({ entryId }) => entryId).sort()).toEqual(task.entries.map(({ id }) => id).sort());
        const placed = lines.filter(({ place }) => place !== null);
        for (const [at, line] of placed.entries()) {
          expect(line.place).toBeLessThanOrEqual(at + 1);
          if (at > 0) expect(line.score!).toBeLessThanOrEqual(placed[at - 1]!.score!);
        }
      }),
    );
  });

  it('throws back sheets that contradict themselves', () => {
    const task = taskOf({ a: [50] });
    expect(() => rankEntries({ ...task, sheets: [...task.sheets, ...task.sheets] })).toThrow('two sheets of A on a');
    expect(() => rankEntries({ ...task, entries: [] })).toThrow('no entry');
  });
});
