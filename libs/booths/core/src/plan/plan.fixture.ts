import { newId } from '@pho-hien/kernel';
import { rectangle } from '../geometry/corners.ts';
import type { HallPlan, MarkKind, PlanBooth, PlanMark } from './hall-plan.ts';

export const ZONE = newId();
export const TYPE = newId();

/** A booth of 3 × 3 m at this place, in metres. */
export function boothAt(x: number, y: number, change: Partial<PlanBooth> = {}): PlanBooth {
  return {
    id: newId(),
    number: `N${Math.round(x * 10)}-${Math.round(y * 10)}`,
    zoneId: ZONE,
    typeId: TYPE,
    corners: rectangle(x * 100, y * 100, 300, 300),
    blocked: false,
    ...change,
  };
}

export function markAt(kind: MarkKind, x: number, y: number, width: number, depth: number): PlanMark {
  return { id: newId(), kind, corners: rectangle(x * 100, y * 100, width * 100, depth * 100) };
}

/** A hall of 20 × 15 m with one zone of 10 kW, an entrance at the left of its upper wall, an exit at the right. */
export function aPlan(change: Partial<HallPlan> = {}): HallPlan {
  return {
    name: { vi: 'Nhà A', en: '' },
    width: 2_000,
    depth: 1_500,
    grid: 50,
    aisle: 200,
    clearance: 150,
    picture: null,
    zones: [{ id: ZONE, name: { vi: 'Khu nông sản', en: '' }, supplyWatts: 10_000 }],
    types: [
      {
        id: TYPE,
        name: { vi: 'Gian tiêu chuẩn', en: '' },
        watts: 1_000,
        water: false,
        internet: true,
        furniture: { vi: '1 bàn, 2 ghế', en: '' },
      },
    ],
    booths: [],
    marks: [markAt('ENTRANCE', 1, 0, 2, 0.5), markAt('EXIT', 17, 0, 2, 0.5)],
    ...change,
  };
}
