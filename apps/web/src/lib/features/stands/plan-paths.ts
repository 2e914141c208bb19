import type { PlanMarkKind } from '#generated/graphql.ts';

/** The outline of a shape for SVG: `M0 0 300 0 300 300Z`. */
export const outline = (corners: readonly number[]): string => `M${corners.join(' ')}Z`;

/** The least upright rectangle around a shape. */
export function boxOf(corners: readonly number[]) {
  const xs = corners.filter((_, i) => i % 2 === 0);
  const ys = corners.filter((_, i) => i % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** How tall a text of so many characters may be to fit a box: as wide as it allows, at most `tallest`. */
export function textHeight(box: { width: number; height: number }, characters: number, tallest: number): number {
  return Math.min(tallest, (box.width * 0.86) / (0.62 * Math.max(characters, 1)), box.height * 0.5);
}

/**
 * Where the word of a mark stands: in its middle, or beside it, towards the middle of the hall, where it is as thin as
 * a door; along it where it is higher than wide.
 */
export function wordPlace(
  box: { x: number; y: number; width: number; height: number },
  hall: { width: number; depth: number },
): { x: number; y: number; upright: boolean } {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const upright = box.height > box.width * 1.5;
  const thin = Math.min(box.width, box.height) < 90;
  if (!thin) return { x, y, upright };
  const beside = Math.min(box.width, box.height) / 2 + 60;
  if (upright) return { x: x + (x < hall.width / 2 ? beside : -beside), y, upright };
  return { x, y: y + (y < hall.depth / 2 ? beside : -beside), upright };
}

/** A name cut into at most two lines that fit a box; what does not fit ends in an ellipsis. */
export function nameLines(name: string, box: { width: number }, height: number): string[] {
  const room = Math.max(4, Math.floor((box.width * 0.92) / (0.56 * height)));
  const lines: string[] = [''];
  for (const word of name.split(' ')) {
    const last = lines.at(-1)!;
    const longer = last ? `${last} ${word}` : word;
    if (longer.length <= room) lines[lines.length - 1] = longer;
    else if (lines.length < 2) lines.push(word);
    else {
      lines[1] = `${lines[1]!.slice(0, room - 1)}…`;
      break;
    }
  }
  return lines.map((line) => (line.length > room ? `${line.slice(0, room - 1)}…` : line)).filter(Boolean);
}

/** The kinds of marks with a word on the plan. */
export const NAMED_MARKS: readonly PlanMarkKind[] = ['ENTRANCE', 'EXIT', 'STAGE', 'TOILETS', 'FIRST_AID'];
