import { create, type QRCodeSegment } from 'qrcode';

/** A QR code as one SVG path on a grid of `size` × `size` modules. */
export interface QrPath {
  size: number;
  path: string;
}

/**
 * Draws a text as QR with error correction M.
 * @param text any text; one of digits, capitals and ` $%*+-./:` (a ticket's `PH1:…`) is forced into
 *   alphanumeric mode, which keeps it at version 6
 * @throws when the text is longer than a QR code holds
 */
export function qrPath(text: string): QrPath {
  const alphanumeric = /^[0-9A-Z $%*+\-./:]+$/.test(text);
  const content: string | QRCodeSegment[] = alphanumeric ? [{ data: text, mode: 'alphanumeric' }] : text;
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue;
      const start = x;
      while (x + 1 < modules.size && modules.get(y, x + 1)) x++;
      runs.push(`M${start} ${y}h${x - start + 1}v1H${start}z`);
    }
  }
  return { size: modules.size, path: runs.join('') };
}
