import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { INK, type Pdf, QUIET, RULE, TEAL } from '../documents/pdf-look.ts';
import { heightOf, type TextStyle, write } from '../documents/pdf-text.ts';
import { MM } from './open-pdf.ts';

/** A line of the list. */
export interface Attendee {
  readonly name: string;
  readonly organisation: string;
  readonly ticketType: string;
  /** When they first came in, as it is written; empty: not yet. */
  readonly cameAt: string;
}

const A4 = { width: 210 * MM, height: 297 * MM };
const MARGIN = 15 * MM;
const CELL = 1.8 * MM;
const LEAST_ROW = 11 * MM;
/** Shares of the line: number, name, organisation, ticket type, came at, signature. */
const WIDTHS = [10, 48, 44, 30, 22, 26].map((millimetres) => millimetres * MM);
const HEADING: TextStyle = { weight: 'semibold', size: 8.5, colour: QUIET };
const NAME: TextStyle = { weight: 'semibold', size: 10.5, colour: INK };
const CELLS: TextStyle = { weight: 'regular', size: 9.5, colour: INK };

/** A list of attendees to sign, on as many sheets of A4 as it takes; each repeats what it is a list of. */
export class AttendanceSheet {
  private y = Number.POSITIVE_INFINITY;
  private row = 0;
  private page = 0;

  constructor(
    private readonly pdf: Pdf,
    private readonly title: string,
    private readonly event: string,
    private readonly locale: Locale,
  ) {}

  add({ name, organisation, ticketType, cameAt }: Attendee): void {
    this.row += 1;
    const cells: [string, TextStyle][] = [
      [String(this.row), CELLS],
      [name, NAME],
      [organisation, CELLS],
      [ticketType, CELLS],
      [cameAt, CELLS],
      ['', CELLS],
    ];
    const heights = cells.map(([text, style], i) => heightOf(this.pdf, text, style, WIDTHS[i]! - CELL));
    const height = Math.max(LEAST_ROW, ...heights.map((one) => one + 2 * CELL));
    if (this.y + height > A4.height - MARGIN) this.startPage();
    let x = MARGIN;
    for (const [i, [text, style]] of cells.entries()) {
      write(this.pdf, text, style, { x, y: this.y + CELL, width: WIDTHS[i]! - CELL });
      x += WIDTHS[i]!;
    }
    this.y += height;
    this.line(RULE, 0.6);
  }

  private get words() {
    return { locale: this.locale };
  }

  private startPage(): void {
    this.page += 1;
    this.pdf.addPage({ size: [A4.width, A4.height], margin: 0 });
    let y = write(this.pdf, this.title, { weight: 'bold', size: 16, colour: TEAL }, this.across(MARGIN));
    y = write(this.pdf, this.event, { weight: 'semibold', size: 10.5, colour: INK }, this.across(y));
    const sheet = m.print_sheet_number({ number: this.page }, this.words);
    y = write(this.pdf, sheet, HEADING, this.across(y)) + 3 * MM;
    const headings = [
      m.print_column_number({}, this.words),
      m.print_column_name({}, this.words),
      m.print_column_organisation({}, this.words),
      m.print_column_type({}, this.words),
      m.print_column_came({}, this.words),
      m.print_column_signature({}, this.words),
    ];
    let x = MARGIN;
    let below = y;
    for (const [i, heading] of headings.entries()) {
      below = Math.max(below, write(this.pdf, heading, HEADING, { x, y, width: WIDTHS[i]! - CELL }));
      x += WIDTHS[i]!;
    }
    this.y = below + CELL;
    this.line(TEAL, 1.2);
  }

  private across(y: number) {
    return { x: MARGIN, y, width: A4.width - 2 * MARGIN };
  }

  private line(colour: string, width: number): void {
    this.pdf
      .moveTo(MARGIN, this.y)
      .lineTo(A4.width - MARGIN, this.y)
      .lineWidth(width)
      .stroke(colour);
  }
}
