import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import PDFDocument from 'pdfkit';
import { INK, type Pdf, registerFonts } from '../documents/pdf-look.ts';
import { write } from '../documents/pdf-text.ts';

/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** What stands in the file itself. */
export interface PdfFrame {
  readonly title: string;
  readonly locale: Locale;
  readonly madeAt: Date;
}

/** A PDF as it is being drawn. Whoever draws lets others work after each piece: see {@link drawEach}. */
export function openPdf({ title, locale, madeAt }: PdfFrame, draw: (pdf: Pdf) => Promise<void>): Readable {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    lang: locale,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: m.common_product_name({}, { locale }), CreationDate: madeAt, ModDate: madeAt },
  });
  registerFonts(pdf);
  let pages = 0;
  pdf.on('pageAdded', () => (pages += 1));
  draw(pdf).then(
    () => {
      if (pages === 0) drawNobody(pdf, locale);
      pdf.end();
    },
    (error: Error) => (pdf as unknown as Readable).destroy(error),
  );
  return pdf as unknown as Readable;
}

/** A file without a page is none. */
function drawNobody(pdf: Pdf, locale: Locale): void {
  pdf.addPage({ size: 'A6', margin: 0 });
  const style = { weight: 'regular', size: 12, colour: INK } as const;
  write(pdf, m.print_nobody({}, { locale }), style, { x: 10 * MM, y: 10 * MM, width: 85 * MM });
}

/** Draws one after the other; between two of them this process answers who waits. */
export async function drawEach<Piece>(pieces: AsyncIterable<Piece>, draw: (piece: Piece) => void): Promise<void> {
  for await (const piece of pieces) {
    draw(piece);
    await nextTurn();
  }
}
