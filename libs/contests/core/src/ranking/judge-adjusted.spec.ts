import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { juryGraph } from './jury-graph.ts';
import { judgeSeverity } from './judge-severity.ts';
import { rankEntries } from './rank-entries.ts';
import { taskOf, type Totals } from './ranking.fixture.ts';
import { rankingHash } from './ranking-digest.ts';
import { scoredEntries } from './scored-entry.ts';

const ADJUSTED = { ranking: { method: 'JUDGE_ADJUSTED', drop: 0, decimals: 2 } } as const;
const rank = (totals: Totals) => rankEntries(taskOf(totals, ADJUSTED));
const modelOf = (totals: Totals) => judgeSeverity(juryGraph(scoredEntries(taskOf(totals, ADJUSTED))));

describe('worked by hand: judge-adjusted', () => {
  // B gives 20 less than A wherever both score; the mild A alone lifted `den`, the strict B alone sank `trang`.
  const totals = { den: [80, null, 70], trang: [null, 60, 70], chung: [80, 60, 70] };

  it('a strict judge sinks nobody: quality 70, severities +10, −10, 0', () => {
    const { lines, severities } = rank(totals);
    expect(lines.map(({ entryId, score, raw }) => [entryId, score, raw])).toEqual([
      ['chung', 7000, 7000],
      ['den', 7000, 7500],
      ['trang', 7000, 6500],
    ]);
    expect(severities.map(({ judgeId, severity }) => [judgeId, Math.round(severity * 1000) / 1000 || 0])).toEqual([
      ['A', 10],
      ['B', -10],
      ['C', 0],
    ]);
    expect(lines[1]!.notes).toContainEqual({
      code: 'ADJUSTED',
      values: { raw: '75,00', score: '70,00', change: '−5,00' },
    });
  });

  it('two judges, three entries: ±5 by plain least squares, drawn in to ±4.93 by noise 2 over spread 148/3', () => {
    // Differences A − B: 8, 10, 12, mean 10. Within entries: (64 + 100 + 144) ÷ 2 = 154; judges explain 3 · 100 ÷ 2
    // = 150, so noise = 4 ÷ 2 = 2. The trace is 2 · 3 · ½ = 3, spread = (150 − 2) ÷ 3 = 148/3, penalty = 2 ÷ (148/3)
    // = 3/74. Severity = excess ÷ (eigenvalue 3 + penalty) = 15 ÷ (3 + 3/74) = 15 · 74 ÷ 225 = 4.9333.
    const model = modelOf({ a: [58, 50], b: [70, 60], c: [82, 70] })!;
    expect([model.noise, model.spread]).toEqual([expect.closeTo(2, 12), expect.closeTo(148 / 3, 12)]);
    expect([...model.severities]).toEqual([expect.closeTo(74 / 15, 12), expect.closeTo(-74 / 15, 12)]);
  });

  it('judges who do not differ leave every mean as it is, exactly', () => {
    const { lines } = rank({ a: [70, 72], b: [82, 80], c: [61, 61] });
    expect(lines.map(({ score, raw }) => score === raw)).toEqual([true, true, true]);
    expect(lines[0]!.notes[0]).toEqual({ code: 'NOTHING_TO_ADJUST', values: {} });
  });

  it('juries that share no judge are named, and sheets with nothing in common leave the means', () => {
    const apart = rank({
      a: [70, 60, null, null],
      b: [80, 71, null, null],
      c: [null, null, 50, 40],
      d: [null, null, 61, 50],
    });
    expect(apart.warnings).toEqual(['SEPARATE_JURIES']);
    expect(apart.severities.map(({ jury }) => jury)).toEqual([0, 0, 1, 1]);
    const alone = rank({ a: [70, null], b: [null, 60] });
    expect(alone.warnings).toEqual(['SEPARATE_JURIES', 'NOT_ENOUGH_IN_COMMON']);
    expect(alone.lines.map(({ score }) => score)).toEqual([7000, 6000]);
  });
});

const table: fc.Arbitrary<Totals> = fc
  .array(fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }), { minLength: 4, maxLength: 4 }), {
    minLength: 2,
    maxLength: 9,
  })
  .map((rows) => Object.fromEntries(rows.map((row, at) => [`bai-${at}`, row])));

describe('the model', () => {
  it('solves the equations it says: no small change of severities makes the penalised sum of squares less', () => {
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 4, maxLength: 4 }), (totals, way) => {
        const graph = juryGraph(scoredEntries(taskOf(totals, ADJUSTED)));
        const model = judgeSeverity(graph);
        if (!model || model.triangle === null || model.noise < 1e-6) return;
        const penalised = (severities: readonly number[]) => {
          let sum = 0;
          for (const { judges, totals: own } of graph.rows) {
            const left = judges.map((judge, at) => own[at]! - severities[judge]!);
            const mean = left.reduce((all, one) => all + one, 0) / Math.max(1, left.length);
            for (const one of left) sum += (one - mean) ** 2;
          }
          return sum + severities.reduce((all, one) => all + one * one, 0) * (model.noise / model.spread);
        };
        const best = [...model.severities];
        const other = best.map((one, at) => one + way[at]! / 10);
        expect(penalised(other)).toBeGreaterThanOrEqual(penalised(best) * (1 - 1e-9) - 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('adds up to nothing within each jury', () => {
    fc.assert(
      fc.property(table, (totals) => {
        const { severities } = rank(totals);
        for (const own of Map.groupBy(severities, ({ jury }) => jury).values())
          expect(Math.abs(own.reduce((sum, { severity }) => sum + severity, 0))).toBeLessThan(1e-6);
      }),
    );
  });

  it('gives the same digits for ever', () => {
    const rows = Array.from({ length: 40 }, (_, entry) =>
      Array.from({ length: 8 }, (_, judge) =>
        (entry * 3 + judge) % 8 < 3 ? 50 + ((entry * 37 + judge * judge * 11) % 45) - (judge % 3) * 7 : null,
      ),
    );
    const totals = Object.fromEntries(rows.map((row, at) => [`bai-${String(at).padStart(2, '0')}`, row]));
    expect(rankingHash(rank(totals))).toMatchInlineSnapshot(
      `"b47ee90753e1e29f835ec58348949315c92e8bdebff711a9545873949145c83e"`,
    );
  });
});
