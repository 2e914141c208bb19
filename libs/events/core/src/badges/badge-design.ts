import { type FieldProblem, problemIn } from '@pho-hien/kernel';
import type { Audience } from '../ticket-type.ts';

/** Papers that a badge can be printed on. */
export const BADGE_SIZES = ['A6', 'LABEL_100_62', 'LABEL_101_54'] as const;

/** A paper that a badge can be printed on. */
export type BadgeSize = (typeof BADGE_SIZES)[number];

/** Width and height in millimetres, as one reads the badge. Labels are sizes that label printers take. */
export const BADGE_MILLIMETRES: Readonly<Record<BadgeSize, readonly [width: number, height: number]>> = {
  A6: [105, 148],
  LABEL_100_62: [100, 62],
  LABEL_101_54: [101, 54],
};

/** What a badge may show besides the name. */
export const BADGE_PARTS = ['EVENT', 'ORGANISATION', 'TICKET_TYPE', 'QR'] as const;

/** What a badge may show besides the name. */
export type BadgePart = (typeof BADGE_PARTS)[number];

/** The colour of one ticket type. */
export interface TicketTypeColour {
  readonly ticketTypeId: string;
  /** `#rrggbb`. */
  readonly colour: string;
}

/** How an event's badges look. */
export interface BadgeDesign {
  readonly size: BadgeSize;
  readonly parts: readonly BadgePart[];
  /** Those that differ from the colour of their audience. */
  readonly colours: readonly TicketTypeColour[];
}

/** The design of an event that chose none. */
export const STANDARD_BADGE: BadgeDesign = { size: 'A6', parts: BADGE_PARTS, colours: [] };

/** Far enough apart to be told from another across a room, and each readable under white letters. */
const AUDIENCE_COLOURS: Readonly<Record<Audience, string>> = {
  VISITOR: '#0b6166',
  EXHIBITOR: '#8a4b08',
  CONTESTANT: '#6b2d82',
  SPEAKER: '#a3243b',
  PRESS: '#1f4fa3',
  VIP: '#15262a',
  DELEGATE: '#3d6b1f',
};

/** The colour of a ticket type on its badges, `#rrggbb`. */
export function badgeColour(design: BadgeDesign, type: { readonly id: string; readonly audience: Audience }): string {
  return design.colours.find(({ ticketTypeId }) => ticketTypeId === type.id)?.colour ?? AUDIENCE_COLOURS[type.audience];
}

const COLOUR = /^#[0-9a-f]{6}$/i;

/** What is wrong with a design. Field `colours.{i}.colour` names the row. */
export function badgeDesignProblems({ parts, colours }: BadgeDesign): FieldProblem[] {
  return [
    ...problemIn('parts', new Set(parts).size < parts.length ? 'duplicate' : null),
    ...colours.flatMap(({ colour }, i) =>
      problemIn(`colours.${i}.colour`, COLOUR.test(colour) ? null : 'unknown_value'),
    ),
  ];
}

/** Black or white: whichever reads better on the colour, by the relative luminance of WCAG 2.2. */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff';
}
