import { expect, it } from 'vitest';
import type { Pdf } from './pdf-look.ts';
import { drawQr } from './pdf-qr.ts';
import { readQrCodes } from './testing/read-documents.ts';
import { sampleCode } from './testing/sample-ticket.ts';
import { buildTicketQrPng, ticketQrMatrix } from './ticket-qr.ts';

it('is version 6, and a picture of it is read back to the letter', async () => {
  expect(sampleCode).toHaveLength(148);
  expect(ticketQrMatrix(sampleCode).size).toBe(41);
  const png = await buildTicketQrPng(sampleCode);
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(480);
  expect(await readQrCodes(png)).toEqual([sampleCode]);
});

it('keeps spaces at either end of the code', async () => {
  const spaced = ` ${sampleCode.slice(1, -1)} `;
  expect(await readQrCodes(await buildTicketQrPng(spaced))).toEqual([spaced]);
});

it('refuses what a ticket is not', () => {
  expect(() => ticketQrMatrix('ph1:lower')).toThrow();
  expect(() => ticketQrMatrix('A'.repeat(155))).toThrow();
});

it('is drawn on paper so that it is read back', async () => {
  const side = 49 * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const rectangles: [number, number, number, number][] = [];
  const pdf = {
    rect: (...rectangle: [number, number, number, number]) => (rectangles.push(rectangle), pdf),
    fill(colour: string) {
      for (const [x, y, width, height] of rectangles.splice(0))
        for (let row = Math.round(y); row < Math.round(y + height); row += 1)
          for (let column = Math.round(x); column < Math.round(x + width); column += 1)
            pixels.fill(colour === '#000000' ? 0 : 255, (row * side + column) * 4, (row * side + column) * 4 + 3);
    },
  };
  drawQr(pdf as unknown as Pdf, ticketQrMatrix(sampleCode), 0, 0, side);
  expect(await readQrCodes({ data: pixels, width: side, height: side, colorSpace: 'srgb' })).toEqual([sampleCode]);
});
