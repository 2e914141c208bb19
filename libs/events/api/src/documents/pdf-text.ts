import type { Pdf, Weight } from './pdf-look.ts';

/** How a text stands: `size` in points, `leading` as a share of the size between two lines' letters. */
export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  readonly colour: string;
  readonly align?: 'left' | 'center';
  readonly characterSpacing?: number;
}

/** Part of the page, in points from its upper left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function prepare(pdf: Pdf, style: TextStyle): void {
  pdf.font(style.weight).fontSize(style.size);
}

/** Be Vietnam Pro's own line is 1.265 of its size; a little more keeps stacked marks apart. */
const lineGap = (style: TextStyle) => style.size * 0.12;

const layout = (style: TextStyle, width: number) => ({
  width,
  align: style.align ?? 'left',
  lineGap: lineGap(style),
  characterSpacing: style.characterSpacing ?? 0,
  // Spaced-out codes stay one word for those who copy them: kerning would shift single letters.
  ...(style.characterSpacing && { features: [] }),
});

/** Height in points that the text takes at this width. */
export function heightOf(pdf: Pdf, text: string, style: TextStyle, width: number): number {
  prepare(pdf, style);
  return pdf.heightOfString(text, layout(style, width));
}

/** Writes the text from `area` downwards, wrapped, never cut; returns the y below it. */
export function write(pdf: Pdf, text: string, style: TextStyle, area: Area): number {
  prepare(pdf, style);
  pdf.fillColor(style.colour).text(text, area.x, area.y, layout(style, area.width));
  return area.y + heightOf(pdf, text, style, area.width);
}

/**
 * The style at the largest size, from its own down to `smallest` points, at which the text keeps to `height`.
 * At `smallest` it may take more: a name is rather small than cut.
 */
export function fitted(
  pdf: Pdf,
  text: string,
  style: TextStyle,
  { width, height, smallest }: { width: number; height: number; smallest: number },
): TextStyle {
  let size = style.size;
  while (size > smallest && heightOf(pdf, text, { ...style, size }, width) > height) size -= 0.5;
  return { ...style, size: Math.max(size, smallest) };
}
