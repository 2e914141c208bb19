import type { Scale } from '@pho-hien/contests-core';

/** The most buttons that one criterion shows. */
const MOST_KEYS = 11;

/**
 * The points that have a button: all of the scale where they are few, else the whole points, else none. The rest is
 * reached by steps or typed.
 */
export function scoreKeys({ min, max, step }: Scale): number[] {
  for (const by of [step, Math.max(step, 100)]) {
    const count = Math.floor((max - min) / by) + 1;
    if (count <= MOST_KEYS && by % step === 0) return Array.from({ length: count }, (_, i) => min + i * by);
  }
  return [];
}

/** One step up or down, kept on the scale; from nothing, the first step is the middle. */
export function stepped(points: number | null, by: 1 | -1, { min, max, step }: Scale): number {
  if (points === null) return min + Math.floor((max - min) / step / 2) * step;
  return Math.min(max, Math.max(min, points + by * step));
}
