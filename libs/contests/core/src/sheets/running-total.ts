import { rational, roundHalfUp } from '../numbers/rational.ts';
import type { Criterion } from '../setup/criterion.ts';
import type { Points } from '../setup/points.ts';
import { missingOn, pointsOf, type Sheet } from './fold-sheet.ts';
import { sheetTotal } from './sheet-total.ts';

/** The decimals in which a judge reads a total while writing; what is ranked stays exact. */
export const TOTAL_DECIMALS = 2;

/** One line of the sum, as a judge can do it by hand. */
export interface RunningPart {
  readonly criterionId: string;
  readonly weight: number;
  /** `null`: not scored yet, so not in the sum; never the same as 0. */
  readonly points: Points | null;
  /** Weight × points, in hundredths; `null` where it is not scored. */
  readonly product: number | null;
}

/** How far a sheet is, with every step of its computation. */
export interface RunningTotal {
  readonly parts: readonly RunningPart[];
  /** Σ weight × points of what is scored, in hundredths. */
  readonly given: number;
  /** Σ weight × most points of what is scored, in hundredths: what `given` could have been. */
  readonly possible: number;
  /** The total of 100, in units of its last decimal (`TOTAL_DECIMALS`); `null` while something is not scored. */
  readonly total: number | null;
  /** Of what is scored so far, out of 100: a hint, no total; `null` while nothing is. */
  readonly soFar: number | null;
  readonly missing: readonly string[];
}

/** The sum of a sheet that is being written, step by step. */
export function runningTotal(sheet: Sheet, criteria: readonly Criterion[]): RunningTotal {
  const parts = criteria.map(({ id, weight }): RunningPart => {
    const points = sheet.get(id)?.points ?? null;
    return { criterionId: id, weight, points, product: points === null ? null : weight * points };
  });
  const scored = criteria.filter(({ id }) => (sheet.get(id)?.points ?? null) !== null);
  const given = parts.reduce((sum, { product }) => sum + (product ?? 0), 0);
  const possible = scored.reduce((sum, { weight, scale }) => sum + weight * scale.max, 0);
  const points = pointsOf(sheet, criteria);
  return {
    parts,
    given,
    possible,
    total: points && roundHalfUp(sheetTotal(points, criteria), TOTAL_DECIMALS),
    soFar: possible === 0 ? null : roundHalfUp(rational(100 * given, possible), TOTAL_DECIMALS),
    missing: missingOn(sheet, criteria),
  };
}
