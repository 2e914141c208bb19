import { type HallPlan, rectangle } from '@pho-hien/booths-core';
import { type LocalizedText, newId } from '@pho-hien/kernel';

/**
 * A hall of this size, in centimetres, with nothing in it but a way in: to draw on. The figures are those that an
 * organiser begins with and changes, not what a rule asks for.
 */
export function blankPlan(
  name: LocalizedText,
  width: number,
  depth: number,
  words: { readonly zone: string; readonly type: string; readonly furniture: string },
): HallPlan {
  return {
    name,
    width,
    depth,
    grid: 50,
    aisle: 200,
    clearance: 150,
    picture: null,
    zones: [{ id: newId(), name: { vi: words.zone, en: '' }, supplyWatts: 20_000 }],
    types: [
      {
        id: newId(),
        name: { vi: words.type, en: '' },
        watts: 1_000,
        water: false,
        internet: true,
        furniture: { vi: words.furniture, en: '' },
      },
    ],
    booths: [],
    marks: [
      { id: newId(), kind: 'ENTRANCE', corners: rectangle(Math.round((width - 300) / 100) * 50, depth - 50, 300, 50) },
    ],
  };
}
