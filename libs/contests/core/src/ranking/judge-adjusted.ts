import { formatUnits, roundHalfUp, roundNumber } from '../numbers/rational.ts';
import { variancesOfAdjusted, variancesOfMeans } from './intervals.ts';
import { judgeSeverity } from './judge-severity.ts';
import type { JuryGraph } from './jury-graph.ts';
import { type MethodScore, weightedMean } from './means.ts';
import type { RankingWarning, Severity } from './ranking.ts';
import type { ScoredEntry } from './scored-entry.ts';

/** What adjusting for judges gives. */
export interface AdjustedScores {
  readonly scores: readonly MethodScore[];
  readonly variances: readonly (number | null)[];
  readonly degrees: number;
  readonly severities: readonly Severity[];
  readonly warnings: readonly RankingWarning[];
}

/** Scores with the severity of judges taken out: the mean of an entry's totals less the mean severity of its judges. */
export function judgeAdjusted(entries: readonly ScoredEntry[], graph: JuryGraph, decimals: number): AdjustedScores {
  const model = judgeSeverity(graph);
  const warnings: RankingWarning[] = graph.juryCount > 1 ? ['SEPARATE_JURIES'] : [];
  if (!model)
    return {
      scores: entries.map((entry) => weightedMean(entry, decimals)),
      variances: variancesOfMeans(graph),
      degrees: graph.degrees,
      severities: [],
      warnings: [...warnings, 'NOT_ENOUGH_IN_COMMON'],
    };
  const scores = entries.map((entry, at): MethodScore => {
    const row = graph.rows[at]!;
    if (entry.mean === null) return { score: null, notes: [] };
    const raw = roundHalfUp(entry.mean, decimals);
    // Nothing to adjust: the exact mean, not what doubles make of it.
    if (model.triangle === null) return { score: raw, notes: [{ code: 'NOTHING_TO_ADJUST', values: {} }] };
    let severity = 0;
    for (const judge of row.judges) severity += model.severities[judge]!;
    const score = roundNumber(row.mean - severity / row.judges.length, decimals);
    const values = {
      raw: formatUnits(raw, decimals),
      score: formatUnits(score, decimals),
      change: `${score > raw ? '+' : ''}${formatUnits(score - raw, decimals)}`,
    };
    return { score, notes: [{ code: 'ADJUSTED', values }] };
  });
  return {
    scores,
    variances: variancesOfAdjusted(graph, model),
    degrees: model.degrees,
    severities: graph.judgeIds.map((judgeId, judge) => ({
      judgeId,
      severity: model.severities[judge]!,
      jury: graph.juries[judge]!,
    })),
    warnings,
  };
}
