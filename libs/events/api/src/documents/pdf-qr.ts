import type { Pdf } from './pdf-look.ts';
import { QUIET_ZONE, type QrMatrix } from './ticket-qr.ts';

/**
 * Draws the QR code as one vector shape in a white square of `side` points, its quiet zone included.
 * One shape, because separate squares show hairlines between them in some viewers.
 */
export function drawQr(pdf: Pdf, matrix: QrMatrix, x: number, y: number, side: number): void {
  const unit = side / (matrix.size + 2 * QUIET_ZONE);
  pdf.rect(x, y, side, side).fill('#ffffff');
  for (let row = 0; row < matrix.size; row += 1) {
    for (let column = 0; column < matrix.size; column += 1) {
      if (!matrix.isDark(row, column)) continue;
      let end = column + 1;
      while (end < matrix.size && matrix.isDark(row, end)) end += 1;
      pdf.rect(x + (QUIET_ZONE + column) * unit, y + (QUIET_ZONE + row) * unit, (end - column) * unit, unit);
      column = end;
    }
  }
  pdf.fill('#000000');
}
