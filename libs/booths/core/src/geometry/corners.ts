/**
 * The corners of a shape on a plan, one after the other around it: x1, y1, x2, y2 … in whole centimetres,
 * x to the right and y downwards from the hall's upper left corner. The last is joined to the first.
 */
export type Corners = readonly number[];

/** A place on a plan, in centimetres. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The least upright rectangle around a shape, in centimetres. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The corners as points. */
export function pointsOf(corners: Corners): Point[] {
  return Array.from({ length: Math.floor(corners.length / 2) }, (_, i) => ({
    x: corners[2 * i]!,
    y: corners[2 * i + 1]!,
  }));
}

/** The corners of an upright rectangle. */
export function rectangle(left: number, top: number, width: number, depth: number): Corners {
  return [left, top, left + width, top, left + width, top + depth, left, top + depth];
}

/** The least upright rectangle around the shape. */
export function boundsOf(corners: Corners): Bounds {
  const points = pointsOf(corners);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The shape's area in square centimetres; not signed. */
export function areaOf(corners: Corners): number {
  const points = pointsOf(corners);
  const twice = points.reduce((sum, { x, y }, i) => {
    const next = points[(i + 1) % points.length]!;
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** The middle of the rectangle around the shape: where its name stands. */
export function middleOf(corners: Corners): Point {
  const { left, top, right, bottom } = boundsOf(corners);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Whether the shape is an upright rectangle. */
export function isRectangle(corners: Corners): boolean {
  if (corners.length !== 8) return false;
  const { left, top, right, bottom } = boundsOf(corners);
  return (
    pointsOf(corners).every(({ x, y }) => (x === left || x === right) && (y === top || y === bottom)) &&
    areaOf(corners) === (right - left) * (bottom - top)
  );
}

/** The same shape elsewhere. */
export function moved(corners: Corners, byX: number, byY: number): Corners {
  return corners.map((value, i) => value + (i % 2 === 0 ? byX : byY));
}

/** Whether two shapes have the same corners, in the same order. */
export function sameCorners(one: Corners, other: Corners): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i]);
}
