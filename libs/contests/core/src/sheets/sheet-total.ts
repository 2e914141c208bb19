import type { Criterion } from '../setup/criterion.ts';
import type { Points } from '../setup/points.ts';
import { type Rational, rational } from '../numbers/rational.ts';

/**
 * The total of a complete sheet on the scale of 100, exactly: 100 × Σ weight × points ÷ Σ weight × most points.
 * Where weights and scales already make 100 it is the plain sum that people know.
 *
 * @param points by criterion
 * @throws RangeError where a criterion is not scored: there is no total then, and it is not 0
 */
export function sheetTotal(points: ReadonlyMap<string, Points>, criteria: readonly Criterion[]): Rational {
  let given = 0;
  let most = 0;
  for (const { id, weight, scale } of criteria) {
    const own = points.get(id);
    if (own === undefined) throw new RangeError(`not scored: ${id}`);
    given += weight * own;
    most += weight * scale.max;
  }
  return rational(100 * given, most);
}

/** Which part of the total a criterion makes, exactly: weight × most points over their sum. */
export function shareOf({ weight, scale }: Criterion, criteria: readonly Criterion[]): Rational {
  return rational(
    weight * scale.max,
    criteria.reduce((sum, criterion) => sum + criterion.weight * criterion.scale.max, 0),
  );
}
