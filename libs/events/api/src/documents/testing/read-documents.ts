import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extractText, getDocumentProxy } from 'unpdf';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

/** A picture as bare pixels, four bytes each: what a browser calls `ImageData`. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
}

/** Texts of the QR codes in a picture (a file's bytes, or pixels), as a scanner reads them. */
export async function readQrCodes(picture: Uint8Array | Pixels): Promise<string[]> {
  const found = await readBarcodes(picture as Uint8Array, { formats: ['QRCode'], tryHarder: true });
  return found.map(({ text }) => text);
}

/** Text of a PDF as copying it gives, single spaces. */
export async function readPdfText(pdf: Uint8Array): Promise<{ pages: number; text: string }> {
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return { pages: totalPages, text: text.replace(/\s+/g, ' ').normalize('NFC') };
}

/** The entries of a calendar file, one map of property to value each; parameters are dropped. */
export function readCalendar(file: string): Map<string, string>[] {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  const entries: Map<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') entries.push(new Map());
    const match = /^([A-Z-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line);
    if (match && entries.length > 0)
      entries.at(-1)!.set(
        match[1]!,
        match[2]!.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? '\n' : c)),
      );
  }
  return entries;
}
