import { boundsOf, middleOf } from '../geometry/corners.ts';
import type { PlanBooth } from './hall-plan.ts';

/** A … Z, then AA, AB …: the letter of a row, from 0. */
export function rowLetter(row: number): string {
  return row < 26 ? String.fromCharCode(65 + row) : rowLetter(Math.floor(row / 26) - 1) + rowLetter(row % 26);
}

/**
 * Numbers for booths, row by row from the top and from the left within a row: A1, A2 …, B1 … A booth is in the row of
 * the first one, from the top, that its middle is level with. Letters that the numbers in `others` begin with are left out.
 */
export function numberRows(booths: readonly PlanBooth[], others: readonly string[] = []): Map<string, string> {
  const used = new Set(others.flatMap((number) => /^[A-Z]+(?=\d)/.exec(number.toUpperCase())?.[0] ?? []));
  const rows: PlanBooth[][] = [];
  const byTop = [...booths].sort((one, other) => boundsOf(one.corners).top - boundsOf(other.corners).top);
  for (const booth of byTop) {
    const { y } = middleOf(booth.corners);
    const row = rows.find(([first]) => {
      const { top, bottom } = boundsOf(first!.corners);
      return y >= top && y < bottom;
    });
    if (row) row.push(booth);
    else rows.push([booth]);
  }
  const numbers = new Map<string, string>();
  let letter = 0;
  for (const row of rows) {
    while (used.has(rowLetter(letter))) letter += 1;
    const inOrder = row.sort((one, other) => middleOf(one.corners).x - middleOf(other.corners).x);
    inOrder.forEach(({ id }, i) => numbers.set(id, `${rowLetter(letter)}${i + 1}`));
    letter += 1;
  }
  return numbers;
}
