import { nearPairs } from '../geometry/near-pairs.ts';
import { gapBetween, overlapOf } from '../geometry/overlap.ts';
import { type HallPlan, isObstacle, isOpening } from './hall-plan.ts';
import { promisedWatts } from './power.ts';
import { floorOf, isReached, reachedFrom } from './walkways.ts';

/** Everything that a plan can be warned of. */
export const PLAN_WARNINGS = [
  'OVERLAP',
  'BLOCKED_OPENING',
  'EXIT_NOT_REACHED',
  'NARROW_AISLE',
  'BOOTH_NOT_REACHED',
  'NO_ENTRANCE',
  'POWER_PROMISED',
] as const;

/** What a plan is warned of. */
export type PlanWarningCode = (typeof PLAN_WARNINGS)[number];

/** Something on a plan that somebody should look at. */
export interface PlanWarning {
  readonly code: PlanWarningCode;
  /** The booths, marks or the zone it is about. */
  readonly ids: readonly string[];
  /** What was found, in centimetres or watts; null where there is nothing to measure. */
  readonly found: number | null;
  /** What the plan asks for, in the same unit. */
  readonly wanted: number | null;
}

/** What stands in the way of publishing: two cannot stand on one floor, and nobody may be shut in. */
const BLOCKING: readonly PlanWarningCode[] = ['OVERLAP', 'BLOCKED_OPENING', 'EXIT_NOT_REACHED'];

/** Whether a plan with this warning can not be published. */
export const isBlocking = ({ code }: PlanWarning): boolean => BLOCKING.includes(code);

/** Gaps below this are seams between walls that stand side by side, in centimetres. */
const SEAM = 5;

/** What to look at before the plan is published, what stands in the way first. The plan has no `planProblems`. */
export function planWarnings(plan: HallPlan): PlanWarning[] {
  const found = [...standingWarnings(plan), ...walkingWarnings(plan), ...powerWarnings(plan)];
  return found.sort((one, other) => PLAN_WARNINGS.indexOf(one.code) - PLAN_WARNINGS.indexOf(other.code));
}

/** What stands on or too near to what. */
function standingWarnings({ booths, marks, aisle, clearance }: HallPlan): PlanWarning[] {
  const things = [
    ...booths.map((booth) => ({ ...booth, is: 'booth' as const })),
    ...marks
      .filter((mark) => mark.kind !== 'POWER')
      .map((mark) => ({ ...mark, is: isOpening(mark) ? ('opening' as const) : ('obstacle' as const) })),
  ];
  const pairs = nearPairs(
    things.map(({ corners }) => corners),
    Math.max(aisle, clearance),
  );
  return pairs.flatMap(([a, b]): PlanWarning[] => {
    const [one, other] = [things[a]!, things[b]!];
    const ids = [one.id, other.id];
    const openings = [one, other].filter(({ is }) => is === 'opening').length;
    if (openings === 2) return [];
    const gap = gapBetween(one.corners, other.corners);
    if (openings === 1)
      return gap < clearance ? [{ code: 'BLOCKED_OPENING', ids, found: Math.floor(gap), wanted: clearance }] : [];
    if (gap === 0 && overlapOf(one.corners, other.corners) > 0)
      return [{ code: 'OVERLAP', ids, found: null, wanted: null }];
    return gap > SEAM && gap < aisle ? [{ code: 'NARROW_AISLE', ids, found: Math.floor(gap), wanted: aisle }] : [];
  });
}

/** Where one cannot get to from the entrances. */
function walkingWarnings({ width, depth, aisle, booths, marks }: HallPlan): PlanWarning[] {
  const entrances = marks.filter(({ kind }) => kind === 'ENTRANCE');
  if (entrances.length === 0)
    return booths.length === 0 ? [] : [{ code: 'NO_ENTRANCE', ids: [], found: null, wanted: null }];
  const obstacles = [...booths, ...marks.filter(isObstacle)].map(({ corners }) => corners);
  const floor = floorOf(width, depth, obstacles, aisle);
  const reached = reachedFrom(
    floor,
    entrances.map(({ corners }) => corners),
  );
  const isLost = ({ corners }: HallPlan['marks'][number] | HallPlan['booths'][number]) =>
    !isReached(floor, reached, corners, aisle);
  const lost = (code: PlanWarningCode, things: readonly { readonly id: string }[]): PlanWarning[] =>
    things.map(({ id }) => ({ code, ids: [id], found: null, wanted: null }));
  return [
    ...lost('EXIT_NOT_REACHED', marks.filter(({ kind }) => kind === 'EXIT').filter(isLost)),
    ...lost('BOOTH_NOT_REACHED', booths.filter(isLost)),
  ];
}

/** Zones whose stands would together draw more than there is, if each took all that its type allows. */
function powerWarnings(plan: HallPlan): PlanWarning[] {
  const promised = promisedWatts(plan);
  return plan.zones.flatMap(({ id, supplyWatts }): PlanWarning[] => {
    const watts = promised.get(id) ?? 0;
    return watts > supplyWatts ? [{ code: 'POWER_PROMISED', ids: [id], found: watts, wanted: supplyWatts }] : [];
  });
}
