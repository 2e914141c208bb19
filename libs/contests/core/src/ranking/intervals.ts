import { solveCholesky } from '../numbers/cholesky.ts';
import { roundNumber } from '../numbers/rational.ts';
import { student95 } from '../numbers/student.ts';
import type { JuryGraph } from './jury-graph.ts';
import type { SeverityModel } from './judge-severity.ts';
import type { Interval } from './ranking.ts';

/** So many judges or fewer are few: the interval is shown beside the score. */
export const FEW_JUDGES = 5;

/**
 * Entry by entry, the variance of the mean of its sheets: that of one sheet about its entry's mean, over all entries
 * together since few judges alone say little, divided by the entry's sheets.
 */
export function variancesOfMeans({ rows, within, degrees }: JuryGraph): (number | null)[] {
  return rows.map(({ judges }) => (judges.length === 0 || degrees === 0 ? null : within / degrees / judges.length));
}

/** The same of adjusted scores: noise over sheets, and how uncertain the severities of the entry's judges are together. */
export function variancesOfAdjusted(graph: JuryGraph, model: SeverityModel): (number | null)[] {
  const { triangle, noise } = model;
  const inverse = triangle && inverseOf(triangle);
  return graph.rows.map(({ judges }) => {
    const n = judges.length;
    if (n === 0) return null;
    let uncertain = 0;
    if (inverse) for (const a of judges) for (const b of judges) uncertain += inverse[a]![b]!;
    return noise / n + (noise * uncertain) / (n * n);
  });
}

/** The interval of 95 % about a score, kept on the scale. */
export function intervalOf(
  score: number,
  variance: number | null,
  sheets: number,
  degrees: number,
  decimals: number,
): Interval | null {
  if (variance === null || degrees < 1) return null;
  const reach = student95(degrees) * Math.sqrt(variance) * 10 ** decimals;
  return {
    low: Math.max(0, roundNumber(score - reach, 0)),
    high: Math.min(100 * 10 ** decimals, roundNumber(score + reach, 0)),
    fewJudges: sheets <= FEW_JUDGES,
  };
}

function inverseOf(triangle: readonly Float64Array[]): Float64Array[] {
  return triangle.map((_, at) => {
    const unit = new Float64Array(triangle.length);
    unit[at] = 1;
    return solveCholesky(triangle, unit);
  });
}
