import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { INK, QUIET, RULE, TEAL, type Pdf } from './pdf-look.ts';
import { drawQr } from './pdf-qr.ts';
import { fitted, heightOf, write, type Area, type TextStyle } from './pdf-text.ts';
import { dayLines, type DayLine } from './ticket-days.ts';
import type { TicketDocument } from './ticket-document.ts';
import { ticketQrMatrix } from './ticket-qr.ts';

/** A quarter of the sheet, inside its margins; points. */
export interface Panel extends Area {
  readonly height: number;
}

const LABEL: TextStyle = { weight: 'regular', size: 9, colour: QUIET };
const BODY: TextStyle = { weight: 'regular', size: 11, colour: INK };
const STRONG: TextStyle = { weight: 'semibold', size: 12.5, colour: INK };

/** Product and kind of document over a line; returns the y below. */
function head(pdf: Pdf, { x, y, width }: Panel, locale: Locale): number {
  write(pdf, m.common_product_name({}, { locale }), { weight: 'bold', size: 13, colour: TEAL }, { x, y, width });
  const heading = m.document_ticket_heading({}, { locale });
  pdf
    .font('regular')
    .fontSize(10)
    .fillColor(QUIET)
    .text(heading, x, y + 3, { width, align: 'right' });
  pdf
    .moveTo(x, y + 23)
    .lineTo(x + width, y + 23)
    .lineWidth(1.5)
    .stroke(TEAL);
  return y + 33;
}

/** Front, carried outside: event, QR code, code for people, holder, ticket type. */
export function drawFront(pdf: Pdf, panel: Panel, ticket: TicketDocument): void {
  const { x, width } = panel;
  const bottom = panel.y + panel.height;
  const top = head(pdf, panel, ticket.locale);

  const event = fitted(
    pdf,
    ticket.event.name,
    { weight: 'semibold', size: 15, colour: INK, align: 'center' },
    { width, height: 56, smallest: 8 },
  );
  const afterEvent = write(pdf, ticket.event.name, event, { x, y: top, width });

  const type = fitted(
    pdf,
    ticket.ticketTypeName,
    { weight: 'semibold', size: 12, colour: TEAL, align: 'center' },
    { width, height: 36, smallest: 8 },
  );
  const typeTop = bottom - heightOf(pdf, ticket.ticketTypeName, type, width);
  const name = fitted(
    pdf,
    ticket.holderName,
    { weight: 'bold', size: 21, colour: INK, align: 'center' },
    { width, height: 64, smallest: 10 },
  );
  const nameTop = typeTop - heightOf(pdf, ticket.holderName, name, width) - 1;
  write(pdf, ticket.holderName, name, { x, y: nameTop, width });
  write(pdf, ticket.ticketTypeName, type, { x, y: typeTop, width });

  const code: TextStyle = { weight: 'bold', size: 15, colour: INK, align: 'center', characterSpacing: 0.8 };
  const codeTop = nameTop - 12 - heightOf(pdf, ticket.shortCode, code, width);
  const side = Math.min(width, codeTop - afterEvent);
  drawQr(
    pdf,
    ticketQrMatrix(ticket.code),
    x + (width - side) / 2,
    afterEvent + (codeTop - afterEvent - side) / 2,
    side,
  );
  write(pdf, ticket.shortCode, code, { x, y: codeTop - 2, width });
}

/** Back, carried outside: place and days. */
export function drawBack(pdf: Pdf, panel: Panel, { locale, event }: TicketDocument): void {
  const { x, width } = panel;
  let y = head(pdf, panel, locale);
  y = write(pdf, m.document_ticket_venue({}, { locale }), LABEL, { x, y, width }) + 1;
  y = write(pdf, event.venueName, STRONG, { x, y, width });
  if (event.venueAddress) y = write(pdf, event.venueAddress, BODY, { x, y: y + 1, width });
  y = write(pdf, m.document_ticket_days({}, { locale }), LABEL, { x, y: y + 14, width }) + 1;
  drawDays(pdf, dayLines(event.days, locale), { x, y, width, height: panel.y + panel.height - y });
}

/** All days, however many: first in two lines each, then in one, then smaller. */
function drawDays(pdf: Pdf, lines: readonly DayLine[], { x, y, width, height }: Panel): void {
  const roomy = lines.flatMap(({ days, hours, label }): [string, TextStyle, number][] => [
    [days, STRONG, 0],
    [[hours, label].filter(Boolean).join(' · '), BODY, 6],
  ]);
  const dense = (size: number) =>
    lines.map(({ days, hours, label }): [string, TextStyle, number] => [
      [`${days}, ${hours}`, label].filter(Boolean).join(' · '),
      { ...BODY, size },
      size / 5,
    ]);
  const heightOfAll = (parts: typeof roomy) =>
    parts.reduce((sum, [text, style, gap]) => sum + heightOf(pdf, text, style, width) + gap, 0);
  const choices = [() => roomy, ...[11, 10, 9, 8, 7, 6, 5].map((size) => () => dense(size))];
  const chosen = choices.find((parts) => heightOfAll(parts()) <= height) ?? choices.at(-1)!;
  for (const [text, style, gap] of chosen()) y = write(pdf, text, style, { x, y, width }) + gap;
}

const INSIDE_HEADING: TextStyle = { weight: 'semibold', size: 16, colour: TEAL };
const INSIDE: TextStyle = { weight: 'regular', size: 12.5, colour: INK };

/** Inside, left: what to do at the gate. */
export function drawGate(pdf: Pdf, { x, y, width }: Panel, { locale, shortCode }: TicketDocument): void {
  const steps = [
    m.document_ticket_gate_show({}, { locale }),
    m.document_ticket_gate_paper({}, { locale }),
    m.document_ticket_gate_torn({ code: shortCode }, { locale }),
    m.document_ticket_gate_share({}, { locale }),
  ];
  let at = write(pdf, m.document_ticket_gate({}, { locale }), INSIDE_HEADING, { x, y, width }) + 10;
  steps.forEach((step, index) => {
    write(pdf, String(index + 1), { ...INSIDE, weight: 'semibold', colour: TEAL }, { x, y: at, width: 18 });
    at = write(pdf, step, INSIDE, { x: x + 20, y: at, width: width - 20 }) + 9;
  });
}

/** Inside, right: whom to ask, how to fold. */
export function drawHelp(pdf: Pdf, { x, y, width }: Panel, { locale, event }: TicketDocument): void {
  let at = write(pdf, m.document_ticket_contact({}, { locale }), INSIDE_HEADING, { x, y, width }) + 10;
  for (const address of [event.contactEmail, event.url.replace(/^https?:\/\//, '')]) {
    const style = fitted(pdf, address, INSIDE, { width, height: INSIDE.size * 1.5, smallest: 8 });
    at = write(pdf, address, style, { x, y: at, width }) + 4;
  }
  at = write(pdf, m.document_ticket_fold_heading({}, { locale }), INSIDE_HEADING, { x, y: at + 22, width }) + 10;
  write(pdf, m.document_ticket_fold({}, { locale }), INSIDE, { x, y: at, width });
}

/** The two lines along which the sheet is folded. */
export function drawFolds(pdf: Pdf, width: number, height: number): void {
  pdf.lineWidth(0.6).dash(3, { space: 4 }).strokeColor(RULE);
  pdf
    .moveTo(width / 2, 0)
    .lineTo(width / 2, height)
    .stroke();
  pdf
    .moveTo(0, height / 2)
    .lineTo(width, height / 2)
    .stroke();
  pdf.undash();
}
