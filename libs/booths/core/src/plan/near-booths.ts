import { nearPairs } from '../geometry/near-pairs.ts';
import { gapBetween } from '../geometry/overlap.ts';
import type { HallPlan } from './hall-plan.ts';

/** So much wider than asked an aisle may be, in centimetres, for those on both its sides to be neighbours. */
const ACROSS = 50;

/** Of each booth the booths beside it and across the aisle. */
export function nearBooths({ booths, aisle }: Pick<HallPlan, 'booths' | 'aisle'>): Map<string, string[]> {
  const within = aisle + ACROSS;
  const near = new Map(booths.map(({ id }) => [id, [] as string[]]));
  const pairs = nearPairs(
    booths.map(({ corners }) => corners),
    within,
  );
  for (const [a, b] of pairs) {
    const [one, other] = [booths[a]!, booths[b]!];
    if (gapBetween(one.corners, other.corners) > within) continue;
    near.get(one.id)!.push(other.id);
    near.get(other.id)!.push(one.id);
  }
  return near;
}
