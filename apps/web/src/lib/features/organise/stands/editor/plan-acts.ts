import {
  boundsOf,
  type HallPlan,
  moved,
  numberRows,
  type PlanBooth,
  type PlanMark,
  rectangle,
} from '@pho-hien/booths-core';
import { newId } from '@pho-hien/kernel';

/** Which edges of the chosen things come into one line. */
export const ALIGNMENTS = ['left', 'right', 'top', 'bottom'] as const;
/** One way to align. */
export type Alignment = (typeof ALIGNMENTS)[number];

/** The booths and marks of a plan with these ids. */
export function thingsOf(plan: HallPlan, ids: ReadonlySet<string>): (PlanBooth | PlanMark)[] {
  return [...plan.booths, ...plan.marks].filter(({ id }) => ids.has(id));
}

/** The plan with each of the chosen things as `change` makes it. */
function changed(
  plan: HallPlan,
  ids: ReadonlySet<string>,
  change: (corners: readonly number[]) => readonly number[],
): HallPlan {
  const each = <Thing extends PlanBooth | PlanMark>(thing: Thing): Thing =>
    ids.has(thing.id) ? { ...thing, corners: change(thing.corners) } : thing;
  return { ...plan, booths: plan.booths.map(each), marks: plan.marks.map(each) };
}

/** How far things may really move so that none of them leaves the hall. */
export function allowedMove(plan: HallPlan, ids: ReadonlySet<string>, x: number, y: number): { x: number; y: number } {
  const bounds = thingsOf(plan, ids).map(({ corners }) => boundsOf(corners));
  if (bounds.length === 0) return { x: 0, y: 0 };
  const clamp = (by: number, low: number, high: number, most: number) => Math.min(Math.max(by, -low), most - high);
  return {
    x: clamp(x, Math.min(...bounds.map(({ left }) => left)), Math.max(...bounds.map(({ right }) => right)), plan.width),
    y: clamp(y, Math.min(...bounds.map(({ top }) => top)), Math.max(...bounds.map(({ bottom }) => bottom)), plan.depth),
  };
}

/** The chosen things moved together, as far as the hall's walls allow. */
export function movedBy(plan: HallPlan, ids: ReadonlySet<string>, x: number, y: number): HallPlan {
  const by = allowedMove(plan, ids, x, y);
  return by.x === 0 && by.y === 0 ? plan : changed(plan, ids, (corners) => moved(corners, by.x, by.y));
}

/** One thing as an upright rectangle of this place and size. */
export function reshaped(plan: HallPlan, id: string, [x, y, width, depth]: [number, number, number, number]): HallPlan {
  return changed(plan, new Set([id]), () => rectangle(x, y, width, depth));
}

/** The plan without the chosen things. */
export function without(plan: HallPlan, ids: ReadonlySet<string>): HallPlan {
  const stays = ({ id }: { readonly id: string }) => !ids.has(id);
  return { ...plan, booths: plan.booths.filter(stays), marks: plan.marks.filter(stays) };
}

/** A number that no booth has, of those `taken` in other halls either: the letters of `like`, and the next figure. */
export function nextNumber(plan: HallPlan, like: string, taken: readonly string[] = []): string {
  const letters = /^[A-Z]*/.exec(like.toUpperCase())?.[0] || 'A';
  const used = [...plan.booths.map(({ number }) => number), ...taken].flatMap((number) => {
    const [, own, figure] = /^([A-Z]*)(\d+)$/.exec(number.toUpperCase()) ?? [];
    return own === letters ? [Number(figure)] : [];
  });
  return `${letters}${Math.max(0, ...used) + 1}`;
}

/** Copies of the chosen things one grid line further, numbered on; they are chosen then. */
export function duplicated(
  plan: HallPlan,
  ids: ReadonlySet<string>,
  taken: readonly string[] = [],
): { plan: HallPlan; ids: Set<string> } {
  const made = new Set<string>();
  let next = plan;
  for (const thing of thingsOf(plan, ids)) {
    const id = newId();
    made.add(id);
    if ('number' in thing) {
      const copy = { ...thing, id, number: nextNumber(next, thing.number, taken) };
      next = { ...next, booths: [...next.booths, copy] };
    } else next = { ...next, marks: [...next.marks, { ...thing, id }] };
  }
  const bounds = thingsOf(plan, ids).map(({ corners }) => boundsOf(corners));
  const wide = Math.max(...bounds.map(({ right }) => right)) - Math.min(...bounds.map(({ left }) => left));
  const roomRight = Math.max(...bounds.map(({ right }) => right)) + wide <= plan.width;
  const deep = Math.max(...bounds.map(({ bottom }) => bottom)) - Math.min(...bounds.map(({ top }) => top));
  return { plan: roomRight ? movedBy(next, made, wide, 0) : movedBy(next, made, 0, deep), ids: made };
}

/** The chosen things with one edge in one line: that of the outermost. */
export function aligned(plan: HallPlan, ids: ReadonlySet<string>, edge: Alignment): HallPlan {
  const bounds = thingsOf(plan, ids).map(({ corners }) => boundsOf(corners));
  if (bounds.length < 2) return plan;
  const edges = bounds.map((one) => one[edge]);
  const line = edge === 'left' || edge === 'top' ? Math.min(...edges) : Math.max(...edges);
  return changed(plan, ids, (corners) => {
    const by = line - boundsOf(corners)[edge];
    return edge === 'left' || edge === 'right' ? moved(corners, by, 0) : moved(corners, 0, by);
  });
}

/** The chosen booths, all where none is chosen, numbered row by row; past what other halls have `taken`. */
export function renumbered(plan: HallPlan, ids: ReadonlySet<string>, taken: readonly string[] = []): HallPlan {
  const chosen = plan.booths.filter(({ id }) => ids.size === 0 || ids.has(id));
  const numbers = numberRows(chosen, [
    ...plan.booths.filter((booth) => !chosen.includes(booth)).map(({ number }) => number),
    ...taken,
  ]);
  return { ...plan, booths: plan.booths.map((booth) => ({ ...booth, number: numbers.get(booth.id) ?? booth.number })) };
}

/** What a block of booths is like; lengths in centimetres. */
export interface BoothBlock {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly depth: number;
  /** Between one row and the next. */
  readonly aisle: number;
  readonly zoneId: string;
  readonly typeId: string;
}

/** A block of booths side by side, row after row, numbered on from what is there. */
export function withBlock(
  plan: HallPlan,
  block: BoothBlock,
  taken: readonly string[] = [],
): { plan: HallPlan; ids: Set<string> } {
  const ids = new Set<string>();
  const fresh: PlanBooth[] = [];
  for (let row = 0; row < block.rows; row += 1)
    for (let column = 0; column < block.columns; column += 1) {
      const id = newId();
      ids.add(id);
      const left = block.left + column * block.width;
      const top = block.top + row * (block.depth + block.aisle);
      fresh.push({
        id,
        number: `X${fresh.length}`,
        zoneId: block.zoneId,
        typeId: block.typeId,
        corners: rectangle(left, top, block.width, block.depth),
        blocked: false,
      });
    }
  return { plan: renumbered({ ...plan, booths: [...plan.booths, ...fresh] }, ids, taken), ids };
}
