/** Width of a text in ems: in units of its font size. */
export type MeasureText = (text: string) => number;

/** The space a text may take, and how it is set. */
export interface TextBox {
  readonly width: number;
  readonly height: number;
  /** The font size that is not exceeded, in the unit of the box. */
  readonly largest: number;
  /** Distance of two lines, in ems. */
  readonly lineHeight: number;
}

/** A text set into a box. */
export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

const SMALLER = 0.96;

/**
 * Sets a text as large as it fits, on as many lines as that takes, never cut: a long name is rather small
 * than shortened. A single word wider than the box stays whole as long as a smaller size can hold it on a line.
 */
export function fitText(text: string, box: TextBox, measure: MeasureText): FittedText {
  const words = text.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return { size: box.largest, lines: [] };
  const widest = Math.max(...words.map(measure));
  let size = Math.min(box.largest, box.width / widest);
  for (;;) {
    const lines = wrap(words, box.width / size, measure);
    if (lines.length * box.lineHeight * size <= box.height) return { size, lines };
    size *= SMALLER;
  }
}

/** Fills each line in turn; every word is narrower than a line. */
function wrap(words: readonly string[], width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
