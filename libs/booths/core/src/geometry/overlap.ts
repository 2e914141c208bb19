import { areaPaths, FillRule, intersect, type Path64 } from 'clipper2-ts';
import { boundsOf, type Corners, pointsOf } from './corners.ts';
import { distanceToSegment, sidesOf } from './segments.ts';

const pathOf = (corners: Corners): Path64 => pointsOf(corners);

/** How much of both shapes is the same floor, in square centimetres; shapes that only touch share none. */
export function overlapOf(one: Corners, other: Corners): number {
  return Math.abs(areaPaths(intersect([pathOf(one)], [pathOf(other)], FillRule.NonZero)));
}

/** How wide the gap between two shapes is at its narrowest, in centimetres; 0 where they touch or overlap. */
export function gapBetween(one: Corners, other: Corners): number {
  if (overlapOf(one, other) > 0) return 0;
  const nearest = (from: Corners, to: Corners) =>
    Math.min(...pointsOf(from).flatMap((point) => sidesOf(to).map((side) => distanceToSegment(point, side))));
  return Math.min(nearest(one, other), nearest(other, one));
}

/** Whether some of the shape is outside a hall of this size, both in centimetres. */
export function isOutside(corners: Corners, width: number, depth: number): boolean {
  const { left, top, right, bottom } = boundsOf(corners);
  return left < 0 || top < 0 || right > width || bottom > depth;
}
