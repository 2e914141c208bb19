import QRCode, { type QRCode as QrCode } from 'qrcode';
import { encodePng } from './encode-png.ts';

/** Version 6 at error correction M holds 154 characters in alphanumeric mode; a ticket has 148. */
const VERSION = 6;
/** Quiet zone around the code, in modules (ISO/IEC 18004 asks for 4). */
export const QUIET_ZONE = 4;
const PIXELS_PER_MODULE = 12;

/** A QR code as a square of dark and light modules, without quiet zone. */
export interface QrMatrix {
  /** Modules on a side: 41. */
  readonly size: number;
  readonly isDark: (row: number, column: number) => boolean;
}

const segments = (code: string) => [{ data: code, mode: 'alphanumeric' as const }];
const options = { version: VERSION, errorCorrectionLevel: 'M' as const };

/** The matrix to draw `code` from. Throws when the text is too long or not alphanumeric in the sense of QR. */
export function ticketQrMatrix(code: string): QrMatrix {
  const { modules }: QrCode = QRCode.create(segments(code), options);
  return { size: modules.size, isDark: (row, column) => Boolean(modules.get(row, column)) };
}

/** The QR code as a PNG of 588 × 588 pixels, black on opaque white with its quiet zone. */
export async function buildTicketQrPng(code: string): Promise<Buffer> {
  const { size, isDark } = ticketQrMatrix(code);
  const inside = (index: number) => index >= 0 && index < size;
  return encodePng(size + 2 * QUIET_ZONE, PIXELS_PER_MODULE, (y, x) => {
    const [row, column] = [y - QUIET_ZONE, x - QUIET_ZONE];
    return inside(row) && inside(column) && isDark(row, column);
  });
}
