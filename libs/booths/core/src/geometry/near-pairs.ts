import Flatbush from 'flatbush';
import { boundsOf, type Corners } from './corners.ts';

/**
 * The pairs of shapes whose rectangles are at most `within` centimetres apart, each once, by their places in the list:
 * all pairs that a look at the true outlines is worth.
 */
export function nearPairs(shapes: readonly Corners[], within: number): [number, number][] {
  if (shapes.length < 2) return [];
  const bounds = shapes.map(boundsOf);
  const index = new Flatbush(shapes.length);
  for (const { left, top, right, bottom } of bounds) index.add(left, top, right, bottom);
  index.finish();
  return bounds.flatMap(({ left, top, right, bottom }, i) =>
    index
      .search(left - within, top - within, right + within, bottom + within, (found) => found > i)
      .sort((a, b) => a - b)
      .map((found): [number, number] => [i, found]),
  );
}
