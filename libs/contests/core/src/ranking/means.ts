import { compareRationals, formatUnits, meanOf, roundHalfUp } from '../numbers/rational.ts';
import type { RankingNote } from './ranking.ts';
import type { ScoredEntry } from './scored-entry.ts';

/** A score by one of the methods. */
export interface MethodScore {
  /** In units of the last decimal; `null`: no sheet. */
  readonly score: number | null;
  readonly notes: readonly RankingNote[];
}

/** The mean of all sheets, each weighted by its criteria already. */
export function weightedMean({ mean, sheets }: ScoredEntry, decimals: number): MethodScore {
  if (mean === null) return { score: null, notes: [] };
  const score = roundHalfUp(mean, decimals);
  const values = { sheets: String(sheets.length), score: formatUnits(score, decimals) };
  return { score, notes: [{ code: 'MEAN_OF_SHEETS', values }] };
}

/**
 * The mean without the lowest and the highest sheets. An entry with no sheet left between them keeps them all, and
 * says so.
 *
 * @param drop how many at each end
 */
export function trimmedMean(entry: ScoredEntry, drop: number, decimals: number): MethodScore {
  const { sheets, mean } = entry;
  if (mean === null) return { score: null, notes: [] };
  if (sheets.length <= 2 * drop) {
    const values = { sheets: String(sheets.length), needed: String(2 * drop + 1) };
    return { score: roundHalfUp(mean, decimals), notes: [{ code: 'TOO_FEW_TO_TRIM', values }] };
  }
  const kept = sheets
    .map(({ total }) => total)
    .sort(compareRationals)
    .slice(drop, sheets.length - drop);
  const values = { sheets: String(drop), left: String(kept.length) };
  return { score: roundHalfUp(meanOf(kept), decimals), notes: [{ code: 'TRIMMED', values }] };
}
