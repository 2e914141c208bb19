import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photograph as a telephone writes it: turned on its side, with the place where it was taken. */
export function photograph(width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#0b6e6e' } })
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: 'Nhà của Lan' }, IFD3: { GPSLatitude: '20/1 39/1 0/1' } })
    .jpeg()
    .toBuffer();
}

/** A PNG of a few bytes that says it is so large. */
export function pixelFlood(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The smallest thing that begins as a PDF. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');

/** What nobody should get past us, by what it is. */
export const IMPOSTORS: readonly (readonly [string, Buffer])[] = [
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['an archive', Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0000\u0000bom.txt', 'latin1')],
  ['a program', Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1')],
  ['a text', Buffer.from('không phải ảnh')],
  ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;', 'latin1')],
];
