import { type Corners, type Point, pointsOf } from './corners.ts';

/** A straight line between two places. */
export type Segment = readonly [Point, Point];

/** The sides of a shape. */
export function sidesOf(corners: Corners): Segment[] {
  const points = pointsOf(corners);
  return points.map((point, i) => [point, points[(i + 1) % points.length]!]);
}

const cross = (o: Point, a: Point, b: Point) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** Whether the point, known to be on the segment's line, is between its ends. */
const isBetween = ([a, b]: Segment, { x, y }: Point) =>
  Math.min(a.x, b.x) <= x && x <= Math.max(a.x, b.x) && Math.min(a.y, b.y) <= y && y <= Math.max(a.y, b.y);

/** Whether two segments have a place in common, ends included. */
export function segmentsMeet(one: Segment, other: Segment): boolean {
  const [a, b] = one;
  const [c, d] = other;
  const sides = [cross(a, b, c), cross(a, b, d), cross(c, d, a), cross(c, d, b)] as const;
  if (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) return true;
  return (
    (sides[0] === 0 && isBetween(one, c)) ||
    (sides[1] === 0 && isBetween(one, d)) ||
    (sides[2] === 0 && isBetween(other, a)) ||
    (sides[3] === 0 && isBetween(other, b))
  );
}

/** How far a place is from a segment, in centimetres. */
export function distanceToSegment({ x, y }: Point, [a, b]: Segment): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = length === 0 ? 0 : ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length;
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - (a.x + at * (b.x - a.x)), y - (a.y + at * (b.y - a.y)));
}

/** Whether no two sides of the shape cross and none lies on another: what an outline must be. */
export function isSimple(corners: Corners): boolean {
  const sides = sidesOf(corners);
  return sides.every((side, i) =>
    sides.slice(i + 1).every((other, step) => {
      const isNext = step === 0;
      const isLast = i === 0 && step === sides.length - 2;
      if (!isNext && !isLast) return !segmentsMeet(side, other);
      // Neighbours share a corner, and nothing beside it.
      const [shared, far] = isNext ? [other[0], other[1]] : [side[0], other[0]];
      const near = isNext ? side[0] : side[1];
      return cross(near, shared, far) !== 0 || !isFolded(near, shared, far);
    }),
  );
}

/** Whether the way from `near` over `shared` to `far` turns back on itself. */
const isFolded = (near: Point, shared: Point, far: Point) =>
  (near.x - shared.x) * (far.x - shared.x) + (near.y - shared.y) * (far.y - shared.y) > 0;
