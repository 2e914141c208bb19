import { BADGE_MILLIMETRES, type BadgeDesign, type BadgePart, inkOn } from './badge-design.ts';
import { fitText, type MeasureText } from './fit-text.ts';

/** Whose badge it is. */
export interface BadgeContent {
  readonly name: string;
  readonly organisation: string | null;
  readonly ticketType: string;
  readonly event: string;
  /** `#rrggbb`. */
  readonly colour: string;
}

/** The weights of letters on a badge. */
export type BadgeWeight = 'regular' | 'semibold' | 'bold';

/** A text on a badge, in millimetres from the upper left corner; the size is the font's. */
export interface BadgeText {
  readonly kind: 'text';
  readonly lines: readonly string[];
  readonly x: number;
  /** Upper edge of the first line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** From line to line, in millimetres. */
  readonly lineHeight: number;
  readonly weight: BadgeWeight;
  readonly align: 'left' | 'center';
  /** `#rrggbb`. */
  readonly colour: string;
}

/** What is drawn on a badge, the first below the later. */
export type BadgeMark =
  | {
      readonly kind: 'band';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
    }
  | { readonly kind: 'qr'; readonly x: number; readonly y: number; readonly side: number }
  | BadgeText;

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const INK = '#15262a';
const QUIET = '#4b5d61';
/** Stacked Vietnamese marks need room above the letters. */
const LINE_HEIGHT = 1.3;
const MARGIN = 5;
const GAP = 2.5;

/**
 * Where everything stands on a badge. The name is as large as the paper allows, and nothing is cut; the QR code
 * is never smaller than 24 mm a side, which phones read at arm's length.
 *
 * @param measure the width of a text in ems, in the weight it is set in
 */
export function layoutBadge(
  { size, parts }: Pick<BadgeDesign, 'size' | 'parts'>,
  content: BadgeContent,
  measure: (weight: BadgeWeight) => MeasureText,
): BadgeMark[] {
  const [width, height] = BADGE_MILLIMETRES[size];
  const shows = (part: BadgePart) => parts.includes(part);
  const marks: BadgeMark[] = [];

  const band = shows('TICKET_TYPE') ? Math.max(10, height * 0.14) : 3;
  marks.push({ kind: 'band', x: 0, y: height - band, width, height: band, colour: content.colour });
  const inside: Frame = { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - band - MARGIN - GAP };
  if (shows('TICKET_TYPE')) {
    const frame = { x: MARGIN, y: height - band + 1, width: width - 2 * MARGIN, height: band - 2 };
    marks.push(
      ...text(content.ticketType, frame, { weight: 'bold', largest: band * 0.5, colour: inkOn(content.colour) }),
    );
  }

  const upright = height > width;
  const side = upright ? Math.min(inside.width * 0.62, 58) : Math.min(inside.height, inside.width * 0.36, 36);
  if (shows('QR')) {
    marks.push({
      kind: 'qr',
      side,
      x: upright ? (width - side) / 2 : width - MARGIN - side,
      y: upright ? inside.y + inside.height - side : inside.y + (inside.height - side) / 2,
    });
  }
  const free: Frame = !shows('QR')
    ? inside
    : upright
      ? { ...inside, height: inside.height - side - GAP }
      : { ...inside, width: inside.width - side - GAP };

  const eventHeight = shows('EVENT') ? free.height * 0.2 : 0;
  const organisation = shows('ORGANISATION') ? content.organisation : null;
  const organisationHeight = organisation ? free.height * 0.26 : 0;
  const align = upright ? 'center' : 'left';
  if (shows('EVENT')) {
    const frame = { ...free, height: eventHeight - GAP / 2 };
    marks.push(...text(content.event, frame, { weight: 'semibold', largest: 4.2, colour: QUIET, align, stand: 'top' }));
  }
  const name = { ...free, y: free.y + eventHeight, height: free.height - eventHeight - organisationHeight };
  marks.push(...text(content.name, name, { weight: 'bold', largest: upright ? 15 : 13, colour: INK, align }));
  if (organisation) {
    const frame = { ...free, y: free.y + free.height - organisationHeight, height: organisationHeight };
    marks.push(...text(organisation, frame, { weight: 'regular', largest: 6, colour: INK, align }));
  }
  return marks;

  function text(
    words: string,
    frame: Frame,
    style: Pick<BadgeText, 'weight' | 'colour'> & { largest: number; align?: BadgeText['align']; stand?: 'top' },
  ): BadgeText[] {
    const { weight, colour, largest, align: to = 'center', stand } = style;
    const fitted = fitText(words, { ...frame, largest, lineHeight: LINE_HEIGHT }, measure(weight));
    if (fitted.lines.length === 0) return [];
    const lineHeight = fitted.size * LINE_HEIGHT;
    const spare = stand === 'top' ? 0 : (frame.height - fitted.lines.length * lineHeight) / 2;
    const { x, y, width: room } = frame;
    return [{ kind: 'text', ...fitted, x, y: y + spare, width: room, lineHeight, weight, align: to, colour }];
  }
}
