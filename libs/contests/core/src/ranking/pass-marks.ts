import { formatUnits, roundHalfUp } from '../numbers/rational.ts';
import type { RankingNote, RankingRules } from './ranking.ts';
import type { ScoredEntry } from './scored-entry.ts';

/**
 * What of the pass marks an entry misses; empty: none. The mean is that of the sheets as they are, whatever the
 * ranking adjusts, rounded like every score: what is printed as 50,00 has reached 50.
 */
export function missedPassMarks({ sheets, mean }: ScoredEntry, rules: RankingRules): RankingNote[] {
  const { passMarks, ranking, criteria } = rules;
  const { decimals } = ranking;
  const notes: RankingNote[] = [];
  if (mean === null) return notes;
  if (passMarks.leastMean !== null) {
    const least = roundHalfUp({ numerator: BigInt(passMarks.leastMean), denominator: 100n }, decimals);
    const own = roundHalfUp(mean, decimals);
    if (own < least)
      notes.push({
        code: 'BELOW_LEAST_MEAN',
        values: { mean: formatUnits(own, decimals), least: formatUnits(least, decimals) },
      });
  }
  if (passMarks.lowest === 'ALLOWED') return notes;
  for (const { id, scale } of criteria) {
    const atLowest = sheets.filter(({ points }) => points.get(id) === scale.min).length;
    const isMissed = passMarks.lowest === 'NOT_ON_ANY_SHEET' ? atLowest > 0 : atLowest === sheets.length;
    if (isMissed) notes.push({ code: 'CRITERION_AT_LOWEST', values: { criterionId: id } });
  }
  return notes;
}
