import { sameCorners } from '../geometry/corners.ts';
import type { HallPlan, PlanBooth } from './hall-plan.ts';

/** What a new version of a plan does to a booth that stays. */
export const BOOTH_CHANGES = ['MOVED', 'RENUMBERED', 'RETYPED', 'REZONED'] as const;

/** One change of a booth. */
export type BoothChange = (typeof BOOTH_CHANGES)[number];

/** A booth as a new version changes it. */
export interface ChangedBooth {
  readonly id: string;
  readonly before: PlanBooth;
  readonly after: PlanBooth;
  readonly changes: readonly BoothChange[];
}

/** What a new version of a published plan changes. */
export interface PlanChanges {
  readonly added: readonly PlanBooth[];
  readonly changed: readonly ChangedBooth[];
  /** Gone, or kept free from now on: whoever is there has no place any more. */
  readonly closed: readonly PlanBooth[];
}

/** What becomes of the booths when the plan `after` takes the place of `before`; null: nothing was published yet. */
export function changesBetween(before: HallPlan | null, after: HallPlan): PlanChanges {
  const old = new Map(before?.booths.map((booth) => [booth.id, booth]));
  const kept = new Map(after.booths.map((booth) => [booth.id, booth]));
  return {
    added: after.booths.filter(({ id }) => !old.has(id)),
    changed: after.booths.flatMap((booth) => {
      const was = old.get(booth.id);
      const changes = was ? changesOf(was, booth) : [];
      return was && changes.length > 0 ? [{ id: booth.id, before: was, after: booth, changes }] : [];
    }),
    closed: [...old.values()].filter((booth) => {
      const is = kept.get(booth.id);
      return !is || (is.blocked && !booth.blocked);
    }),
  };
}

function changesOf(before: PlanBooth, after: PlanBooth): BoothChange[] {
  return [
    ...(sameCorners(before.corners, after.corners) ? [] : (['MOVED'] as const)),
    ...(before.number === after.number ? [] : (['RENUMBERED'] as const)),
    ...(before.typeId === after.typeId ? [] : (['RETYPED'] as const)),
    ...(before.zoneId === after.zoneId ? [] : (['REZONED'] as const)),
  ];
}
