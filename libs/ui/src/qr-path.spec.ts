import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

/** Modules that a path paints, as a set of "x,y". */
function painted(path: string): Set<string> {
  const cells = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let i = 0; i < Number(width); i++) cells.add(`${Number(x) + i},${y}`);
  }
  return cells;
}

it('draws a ticket code of 148 characters as version 6: 41 × 41', () => {
  expect(qrPath(`PH1:${'0'.repeat(72)}${'$% *+-./:'.repeat(8)}`).size).toBe(41);
});

it('paints the finder patterns and leaves their white rings', () => {
  const { size, path } = qrPath('PH1:TEST');
  const cells = painted(path);
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const) {
    expect(cells.has(`${x},${y}`)).toBe(true);
    expect(cells.has(`${x + 1},${y + 1}`)).toBe(false);
    expect(cells.has(`${x + 3},${y + 3}`)).toBe(true);
  }
});
