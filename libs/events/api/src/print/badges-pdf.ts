import {
  BADGE_MILLIMETRES,
  type BadgeContent,
  type BadgeDesign,
  type BadgeMark,
  type BadgeWeight,
  layoutBadge,
} from '@pho-hien/events-core';
import type { Pdf } from '../documents/pdf-look.ts';
import { drawQr } from '../documents/pdf-qr.ts';
import { ticketQrMatrix } from '../documents/ticket-qr.ts';
import { MM } from './open-pdf.ts';

/** Text widths are measured at this size. */
const MEASURED_AT = 100;

/** One badge to a page, the page as large as the paper. `code`: text of the QR code; null leaves its place empty. */
export function drawBadge(pdf: Pdf, design: BadgeDesign, content: BadgeContent, code: string | null): void {
  const [width, height] = BADGE_MILLIMETRES[design.size];
  pdf.addPage({ size: [width * MM, height * MM], margin: 0 });
  const measure = (weight: BadgeWeight) => (text: string) =>
    pdf.font(weight).fontSize(MEASURED_AT).widthOfString(text) / MEASURED_AT;
  for (const mark of layoutBadge(design, content, measure)) drawMark(pdf, mark, code);
}

function drawMark(pdf: Pdf, mark: BadgeMark, code: string | null): void {
  switch (mark.kind) {
    case 'band':
      pdf.rect(mark.x * MM, mark.y * MM, mark.width * MM, mark.height * MM).fill(mark.colour);
      return;
    case 'qr':
      if (code) drawQr(pdf, ticketQrMatrix(code), mark.x * MM, mark.y * MM, mark.side * MM);
      return;
    case 'text':
      pdf
        .font(mark.weight)
        .fontSize(mark.size * MM)
        .fillColor(mark.colour);
      for (const [row, line] of mark.lines.entries()) {
        const spare = mark.align === 'center' ? (mark.width * MM - pdf.widthOfString(line)) / 2 : 0;
        pdf.text(line, mark.x * MM + spare, (mark.y + row * mark.lineHeight) * MM, { lineBreak: false });
      }
  }
}
