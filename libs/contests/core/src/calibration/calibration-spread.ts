import { compareRationals, meanOf, rational, roundHalfUp } from '../numbers/rational.ts';
import type { Criterion } from '../setup/criterion.ts';
import type { Points } from '../setup/points.ts';

/** A sheet of a calibration that was handed in. */
export interface CalibrationSheet {
  readonly judgeId: string;
  readonly entryId: string;
  /** By criterion; a complete sheet. */
  readonly points: ReadonlyMap<string, Points>;
}

/** How far judges lie apart on one criterion of one entry. */
export interface CriterionSpread {
  readonly entryId: string;
  readonly criterionId: string;
  /** How many judges have said. */
  readonly judges: number;
  readonly lowest: Points;
  readonly highest: Points;
  /** In hundredths of a point, rounded half up. */
  readonly mean: Points;
  /** The part of the scale between the lowest and the highest is the greatest of this entry: here there is most to talk about. */
  readonly widest: boolean;
}

/** How far judges lie apart, by entry and criterion in the given order; what nobody has scored yet is left out. */
export function calibrationSpread(
  sheets: readonly CalibrationSheet[],
  entryIds: readonly string[],
  criteria: readonly Criterion[],
): CriterionSpread[] {
  return entryIds.flatMap((entryId) => {
    const own = sheets.filter((sheet) => sheet.entryId === entryId);
    const cells = criteria.flatMap((criterion) => {
      const points = own.flatMap((sheet) => sheet.points.get(criterion.id) ?? []);
      if (points.length === 0) return [];
      const [lowest, highest] = [Math.min(...points), Math.max(...points)];
      const { min, max } = criterion.scale;
      return [
        {
          entryId,
          criterionId: criterion.id,
          judges: points.length,
          lowest,
          highest,
          mean: roundHalfUp(meanOf(points.map((one) => rational(one))), 0),
          share: rational(highest - lowest, Math.max(1, max - min)),
        },
      ];
    });
    const most = cells
      .map(({ share }) => share)
      .sort(compareRationals)
      .at(-1);
    return cells.map(({ share, ...cell }) => ({
      ...cell,
      widest: cell.highest > cell.lowest && compareRationals(share, most!) === 0,
    }));
  });
}
