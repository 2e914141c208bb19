import { m } from '@pho-hien/messages';
import PDFDocument from 'pdfkit';
import { registerFonts } from './pdf-look.ts';
import type { TicketDocument } from './ticket-document.ts';
import { drawBack, drawFolds, drawFront, drawGate, drawHelp, type Panel } from './ticket-pdf-panels.ts';

/** A4 in points; folded twice it is A6, the size of a badge holder. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 30;

const panel = (column: 0 | 1, row: 0 | 1): Panel => ({
  x: (column * WIDTH) / 2 + MARGIN,
  y: (row * HEIGHT) / 2 + MARGIN,
  width: WIDTH / 2 - 2 * MARGIN,
  height: HEIGHT / 2 - 2 * MARGIN,
});

/** The ticket on one sheet of A4: front and back above, help below. `madeAt` is the file's date of creation. */
export async function buildTicketPdf(ticket: TicketDocument, madeAt: Date): Promise<Buffer> {
  const { locale, event, shortCode } = ticket;
  const pdf = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    lang: locale,
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: m.document_ticket_file_title({ event: event.name, code: shortCode }, { locale }),
      Author: m.common_product_name({}, { locale }),
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  registerFonts(pdf);
  drawFolds(pdf, WIDTH, HEIGHT);
  drawFront(pdf, panel(0, 0), ticket);
  drawBack(pdf, panel(1, 0), ticket);
  drawGate(pdf, panel(0, 1), ticket);
  drawHelp(pdf, panel(1, 1), ticket);
  pdf.end();
  return finished;
}
