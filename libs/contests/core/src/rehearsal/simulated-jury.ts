import type { Pair } from '../assignment/assignment-task.ts';
import type { CompleteSheet } from '../ranking/ranking.ts';
import type { Criterion } from '../setup/criterion.ts';
import type { Points } from '../setup/points.ts';
import { bellShaped, type Chance } from './seeded-chance.ts';

/** How made-up juries score, on the scale of 100. */
export interface SimulatedJury {
  /** The mean of qualities. */
  readonly level: number;
  /** Standard deviation of entries' qualities. */
  readonly quality: number;
  /** Standard deviation of judges' severities; 0: all are alike. */
  readonly severity: number;
  /** Standard deviation of what is neither: the judge's mood, the criterion, the hour. */
  readonly noise: number;
}

/** A jury that scored, and what nobody knows of a real one. */
export interface SimulatedScores {
  readonly qualities: ReadonlyMap<string, number>;
  readonly severities: ReadonlyMap<string, number>;
  readonly sheets: readonly CompleteSheet[];
}

/** Lets a jury score: on each criterion quality + severity + noise, put on its scale and to its step. */
export function simulateJury(
  pairs: readonly Pair[],
  criteria: readonly Criterion[],
  { level, quality, severity, noise }: SimulatedJury,
  chance: Chance,
): SimulatedScores {
  const drawn = (ids: readonly string[], mean: number, deviation: number) =>
    new Map([...new Set(ids)].sort().map((id) => [id, mean + deviation * bellShaped(chance)]));
  const qualities = drawn(
    pairs.map(({ entryId }) => entryId),
    level,
    quality,
  );
  const severities = drawn(
    pairs.map(({ judgeId }) => judgeId),
    0,
    severity,
  );
  const sheets = pairs.map(({ judgeId, entryId }): CompleteSheet => {
    const meant = qualities.get(entryId)! + severities.get(judgeId)!;
    // A sheet's noise is as large however many criteria share it.
    const each = noise * Math.sqrt(criteria.length);
    return {
      judgeId,
      entryId,
      points: new Map(criteria.map((one) => [one.id, onScale(meant + each * bellShaped(chance), one)])),
    };
  });
  return { qualities, severities, sheets };
}

/** The points of a criterion nearest to a score out of 100. */
function onScale(score: number, { scale: { min, max, step } }: Criterion): Points {
  const steps = Math.round(((score / 100) * max - min) / step);
  return min + step * Math.min((max - min) / step, Math.max(0, steps));
}
