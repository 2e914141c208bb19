import { type Bounds, boundsOf, type Corners, pointsOf } from '../geometry/corners.ts';
import { distanceToSegment, sidesOf } from '../geometry/segments.ts';

/** How fine the floor is looked at, in centimetres. */
const CELL = 25;

/** The floor of a hall in square cells, with what one can walk on. */
export interface Floor {
  readonly columns: number;
  readonly rows: number;
  /** 1: somebody who needs an aisle of the asked width can have their middle here. */
  readonly free: Uint8Array;
}

/** Which floor is at least half an aisle from everything that stands on it. The walls of the hall do not count. */
export function floorOf(width: number, depth: number, obstacles: readonly Corners[], aisle: number): Floor {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(depth / CELL);
  const free = new Uint8Array(columns * rows).fill(1);
  for (const corners of obstacles) {
    const sides = sidesOf(corners);
    eachCell({ columns, rows }, grown(boundsOf(corners), aisle / 2), (at, x, y) => {
      // A cell less than half, so that an aisle of exactly the asked width is one wherever the cells fall.
      const isNear =
        isInside(corners, x, y) || sides.some((side) => distanceToSegment({ x, y }, side) < aisle / 2 - CELL);
      if (isNear) free[at] = 0;
    });
  }
  return { columns, rows, free };
}

/** Where one gets to from these openings. */
export function reachedFrom({ columns, rows, free }: Floor, openings: readonly Corners[]): Uint8Array {
  const reached = new Uint8Array(free.length);
  const waiting: number[] = [];
  const visit = (at: number) => {
    if (!free[at] || reached[at]) return;
    reached[at] = 1;
    waiting.push(at);
  };
  for (const opening of openings) eachCell({ columns, rows }, grown(boundsOf(opening), CELL), visit);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const column = at % columns;
    if (column > 0) visit(at - 1);
    if (column < columns - 1) visit(at + 1);
    if (at >= columns) visit(at - columns);
    if (at < columns * (rows - 1)) visit(at + columns);
  }
  return reached;
}

/** Whether some floor that was reached is at the shape: within half an aisle and a little. */
export function isReached({ columns, rows }: Floor, reached: Uint8Array, corners: Corners, aisle: number): boolean {
  let found = false;
  const sides = sidesOf(corners);
  const reach = aisle / 2 + CELL;
  eachCell({ columns, rows }, grown(boundsOf(corners), reach), (at, x, y) => {
    if (!found && reached[at] && sides.some((side) => distanceToSegment({ x, y }, side) <= reach)) found = true;
  });
  return found;
}

const grown = ({ left, top, right, bottom }: Bounds, by: number): Bounds => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** Every cell whose middle is within the bounds, with that middle. */
function eachCell(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  { left, top, right, bottom }: Bounds,
  look: (at: number, x: number, y: number) => void,
): void {
  const first = (value: number) => Math.max(0, Math.floor(value / CELL - 0.5));
  for (let row = first(top); row < rows && (row + 0.5) * CELL <= bottom; row += 1)
    for (let column = first(left); column < columns && (column + 0.5) * CELL <= right; column += 1)
      look(row * columns + column, (column + 0.5) * CELL, (row + 0.5) * CELL);
}

/** Whether the place is within the outline: a ray to the right crosses its sides an odd number of times. */
function isInside(corners: Corners, x: number, y: number): boolean {
  const points = pointsOf(corners);
  return points.reduce((inside, a, i) => {
    const b = points[(i + 1) % points.length]!;
    const crosses = a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x;
    return crosses ? !inside : inside;
  }, false);
}
