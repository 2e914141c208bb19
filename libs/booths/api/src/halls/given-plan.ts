import type { HallPlan } from '@pho-hien/booths-core';
import { type LocalizedText, normaliseName } from '@pho-hien/kernel';

const named = ({ vi, en }: LocalizedText): LocalizedText => ({ vi: normaliseName(vi), en: normaliseName(en) });
const written = ({ vi, en }: LocalizedText): LocalizedText => ({
  vi: vi.normalize('NFC').trim(),
  en: en.normalize('NFC').trim(),
});

/** The plan as it came, in the one spelling in which it is kept. */
export function givenPlan(plan: HallPlan): HallPlan {
  return {
    name: named(plan.name),
    width: plan.width,
    depth: plan.depth,
    grid: plan.grid,
    aisle: plan.aisle,
    clearance: plan.clearance,
    picture: plan.picture && {
      fileId: plan.picture.fileId,
      left: plan.picture.left,
      top: plan.picture.top,
      width: plan.picture.width,
    },
    zones: plan.zones.map(({ id, name, supplyWatts }) => ({ id, name: named(name), supplyWatts })),
    types: plan.types.map(({ id, name, watts, water, internet, furniture }) => ({
      id,
      name: named(name),
      watts,
      water,
      internet,
      furniture: written(furniture),
    })),
    booths: plan.booths.map(({ id, number, zoneId, typeId, corners, blocked }) => ({
      id,
      number: number.trim().toUpperCase(),
      zoneId,
      typeId,
      corners: [...corners],
      blocked,
    })),
    marks: plan.marks.map(({ id, kind, corners }) => ({ id, kind, corners: [...corners] })),
  };
}
