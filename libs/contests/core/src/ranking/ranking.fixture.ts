import type { Criterion } from '../setup/criterion.ts';
import type { CompleteSheet, RankingRules, RankingTask } from './ranking.ts';

/** One criterion out of 100, so that a sheet's total is what it says. */
export const OUT_OF_100: Criterion = {
  id: 'chung',
  name: { vi: 'Chung', en: 'Overall' },
  weight: 1,
  scale: { min: 0, max: 10_000, step: 1 },
  levels: [],
};

/** Rules that only take the mean. */
export const PLAIN: RankingRules = {
  criteria: [OUT_OF_100],
  judgesPerEntry: 1,
  advance: null,
  passMarks: { leastMean: null, lowest: 'ALLOWED' },
  ranking: { method: 'WEIGHTED_MEAN', drop: 0, decimals: 2 },
  tieBreaks: [],
};

/** A table of totals: entry by entry what each judge gave; `null`: did not score it. */
export type Totals = Readonly<Record<string, readonly (number | null)[]>>;

/** A task from a table of totals, in points out of 100; judges are `A`, `B`, `C` … */
export function taskOf(totals: Totals, rules: Partial<RankingRules> = {}): RankingTask {
  return {
    rules: { ...PLAIN, ...rules },
    entries: Object.keys(totals).map((id) => ({ id, submittedAt: new Date('2026-11-30T10:00:00Z') })),
    sheets: Object.entries(totals).flatMap(([entryId, row]) =>
      row.flatMap((total, judge): CompleteSheet[] =>
        total === null
          ? []
          : [
              {
                judgeId: String.fromCharCode(65 + judge),
                entryId,
                points: new Map([[OUT_OF_100.id, Math.round(total * 100)]]),
              },
            ],
      ),
    ),
    lotSeed: null,
  };
}
