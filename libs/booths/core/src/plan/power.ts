import type { HallPlan } from './hall-plan.ts';

/** What the stands of each zone would draw if each took all that its type allows, in watts. */
export function promisedWatts({ booths, types }: Pick<HallPlan, 'booths' | 'types'>): Map<string, number> {
  const ofType = new Map(types.map(({ id, watts }) => [id, watts]));
  const promised = new Map<string, number>();
  for (const { zoneId, typeId, blocked } of booths)
    if (!blocked) promised.set(zoneId, (promised.get(zoneId) ?? 0) + (ofType.get(typeId) ?? 0));
  return promised;
}

/** What a zone gives and what its stands draw, in watts. */
export interface ZonePower {
  readonly supplyWatts: number;
  readonly drawnWatts: number;
}

/** Whether the zone has room for so many watts more: what is drawn never passes the supply. */
export function hasPowerFor({ supplyWatts, drawnWatts }: ZonePower, watts: number): boolean {
  return drawnWatts + watts <= supplyWatts;
}
