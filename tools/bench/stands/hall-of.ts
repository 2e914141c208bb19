import { type AllocationTask, type HallPlan, nearBooths, type PlanBooth, rectangle } from '@pho-hien/booths-core';
import { newId } from '@pho-hien/kernel';
import { Chance } from '../../demo/chance.ts';

const FIELDS = ['FOOD', 'CRAFT', 'DIGITAL', 'HEALTH', 'TOURISM'] as const;

/** A hall of so many booths of 3 × 3 m, back to back in rows of twenty with aisles of 3 m, a zone for each hundred. */
export function hallOf(booths: number): HallPlan {
  const zones = Array.from({ length: Math.ceil(booths / 100) }, (_, i) => ({
    ...{ id: newId(), name: { vi: `Khu ${i + 1}`, en: '' }, supplyWatts: 45_000 },
  }));
  const type = (watts: number, water: boolean, internet: boolean) => ({
    ...{ id: newId(), name: { vi: `${watts} W`, en: '' }, watts, water, internet, furniture: { vi: '', en: '' } },
  });
  const types = [type(3_000, true, true), type(1_000, false, true), type(1_000, false, false)];
  const rows = Math.ceil(booths / 20);
  const top = (row: number) => 500 + Math.floor(row / 2) * 900 + (row % 2) * 300;
  return {
    name: { vi: 'Nhà lớn', en: '' },
    ...{ width: 7_000, depth: top(rows) + 800, grid: 50, aisle: 250, clearance: 150, picture: null },
    zones,
    types,
    booths: Array.from({ length: booths }, (_, i): PlanBooth => ({
      id: newId(),
      number: `${String.fromCharCode(65 + (Math.floor(i / 20) % 26))}${Math.floor(i / 520) || ''}${(i % 20) + 1}`,
      zoneId: zones[Math.floor(i / 100)]!.id,
      typeId: types[i % 5 === 0 ? 0 : i % 3 === 0 ? 2 : 1]!.id,
      corners: rectangle(500 + (i % 20) * 300, top(Math.floor(i / 20)), 300, 300),
      blocked: false,
    })),
    marks: [{ id: newId(), kind: 'ENTRANCE', corners: rectangle(3_300, 0, 400, 50) }],
  };
}

/** So many who ask for a place in the hall; the booths near the entrance are wished for most. */
export function taskOf(plan: HallPlan, requests: number, seed: number): AllocationTask {
  const chance = new Chance(seed);
  const near = nearBooths(plan);
  const types = new Map(plan.types.map((type) => [type.id, type]));
  const wish = () => plan.booths[Math.floor(chance.next() ** 2 * plan.booths.length)]!.id;
  return {
    booths: plan.booths.map(({ id, zoneId, typeId }) => ({ ...types.get(typeId)!, id, zoneId, near: near.get(id)! })),
    power: Object.fromEntries(plan.zones.map(({ id, supplyWatts }) => [id, supplyWatts])),
    requests: Array.from({ length: requests }, (_, i) => ({
      id: String(i),
      wishes: [...new Set(Array.from({ length: chance.whole(4) }, wish))],
      watts: chance.percent(15) ? 1_500 + 500 * chance.whole(4) : 200 + 100 * chance.whole(8),
      water: chance.percent(8),
      internet: chance.percent(40),
      field: chance.one(FIELDS),
      avoid: chance.percent(10) ? [String(chance.whole(requests))].filter((other) => other !== String(i)) : [],
    })),
    kept: [],
  };
}

/** How much in a proposal may not be: two in one booth, needs unmet, power exceeded, rivals side by side. */
export function violationsIn(task: AllocationTask, places: readonly { requestId: string; boothId: string }[]): number {
  const booths = new Map(task.booths.map((one) => [one.id, one]));
  const requests = new Map(task.requests.map((one) => [one.id, one]));
  const there = new Map<string, string>();
  const drawn = new Map<string, number>();
  let wrong = 0;
  for (const { requestId, boothId } of places) {
    const [booth, request] = [booths.get(boothId)!, requests.get(requestId)!];
    if (there.has(boothId)) wrong += 1;
    there.set(boothId, requestId);
    drawn.set(booth.zoneId, (drawn.get(booth.zoneId) ?? 0) + request.watts);
    if (request.watts > booth.watts || (request.water && !booth.water) || (request.internet && !booth.internet))
      wrong += 1;
  }
  for (const [zone, watts] of drawn) if (watts > task.power[zone]!) wrong += 1;
  for (const { requestId, boothId } of places)
    for (const near of booths.get(boothId)!.near)
      if (requests.get(requestId)!.avoid.includes(there.get(near) ?? '')) wrong += 1;
  return wrong;
}
