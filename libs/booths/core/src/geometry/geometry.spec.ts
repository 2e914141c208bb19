import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, boundsOf, type Corners, isRectangle, middleOf, moved, rectangle } from './corners.ts';
import { nearPairs } from './near-pairs.ts';
import { gapBetween, isOutside, overlapOf } from './overlap.ts';
import { isSimple } from './segments.ts';

const ANGLE: Corners = [0, 0, 600, 0, 600, 300, 300, 300, 300, 600, 0, 600];
const whole = (min: number, max: number) => fc.integer({ min, max });
const rectangles = fc
  .tuple(whole(0, 2000), whole(0, 2000), whole(50, 800), whole(50, 800))
  .map((of) => rectangle(...of));

describe('shapes', () => {
  it('have an area, a middle and bounds', () => {
    expect(areaOf(ANGLE)).toBe(270_000);
    expect(boundsOf(ANGLE)).toEqual({ left: 0, top: 0, right: 600, bottom: 600 });
    expect(middleOf(rectangle(100, 200, 300, 400))).toEqual({ x: 250, y: 400 });
    expect(isRectangle(rectangle(5, 5, 10, 20))).toBe(true);
    expect(isRectangle([0, 0, 100, 100, 100, 0, 0, 100])).toBe(false);
    expect(isRectangle(ANGLE)).toBe(false);
  });

  it('are outlines only when no side meets another', () => {
    expect(isSimple(ANGLE)).toBe(true);
    expect(isSimple([0, 0, 100, 0, 0, 100])).toBe(true);
    expect(isSimple([0, 0, 100, 100, 100, 0, 0, 100])).toBe(false);
    // A spike that goes out and comes back, at any corner and over the end of the list.
    expect(isSimple([0, 0, 100, 0, 200, 0, 100, 0, 100, 100])).toBe(false);
    expect(isSimple([100, 0, 100, 100, 0, 0, 200, 0])).toBe(false);
  });

  it('may stand against a wall and not behind it', () => {
    expect(isOutside(rectangle(0, 0, 500, 500), 500, 500)).toBe(false);
    expect(isOutside(rectangle(1, 0, 500, 500), 500, 500)).toBe(true);
  });
});

describe('two shapes', () => {
  it('share what both cover, also around a corner', () => {
    expect(overlapOf(ANGLE, rectangle(300, 300, 300, 300))).toBe(0);
    expect(overlapOf(ANGLE, rectangle(250, 250, 300, 300))).toBe(27_500);
    expect(gapBetween(ANGLE, rectangle(400, 450, 100, 100))).toBe(100);
    expect(gapBetween(rectangle(0, 0, 100, 100), rectangle(140, 130, 100, 100))).toBe(50);
  });

  it('share as much one way as the other, and never more than the smaller', () => {
    fc.assert(
      fc.property(rectangles, rectangles, (one, other) => {
        const shared = overlapOf(one, other);
        const [a, b] = [boundsOf(one), boundsOf(other)];
        const width = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
        const depth = Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
        expect(shared).toBe(width * depth);
        expect(overlapOf(other, one)).toBe(shared);
        expect(gapBetween(one, other)).toBeCloseTo(gapBetween(other, one), 9);
      }),
    );
  });

  it('of many are found when they are near, each once', () => {
    fc.assert(
      fc.property(fc.array(rectangles, { maxLength: 25 }), whole(0, 300), (shapes, within) => {
        const found = new Set(nearPairs(shapes, within).map(([a, b]) => `${a} ${b}`));
        shapes.forEach((one, a) =>
          shapes.slice(a + 1).forEach((other, step) => {
            if (gapBetween(one, other) < within) expect(found).toContain(`${a} ${a + 1 + step}`);
          }),
        );
        expect(found.size).toBe(nearPairs(shapes, within).length);
      }),
    );
  });

  it('keep their gap when both move', () => {
    fc.assert(
      fc.property(rectangles, rectangles, whole(-500, 500), whole(-500, 500), (one, other, x, y) => {
        expect(gapBetween(moved(one, x, y), moved(other, x, y))).toBeCloseTo(gapBetween(one, other), 6);
      }),
    );
  });
});
