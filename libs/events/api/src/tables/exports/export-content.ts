import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { plainCell, type SheetFormat } from '@pho-hien/events-core';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';

/** A sheet on its way: nothing of it is kept longer than it takes to write it. */
export interface SheetRows {
  /** At most 31 letters, as spreadsheets want it. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<readonly string[]>;
}

/** The bytes of a sheet. Every cell is text; what a program could take for a formula is disarmed. */
export function exportContent(format: SheetFormat, { name, headings, rows }: SheetRows): Readable {
  const all = plain(headings, rows);
  const stream =
    format === 'CSV'
      ? writeCsvStream(all, { bom: true, lineSeparator: '\r\n' })
      : writeXlsxStream(all, { name: sheetName(name), freezePane: { rows: 1 } });
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}

async function* plain(headings: readonly string[], rows: AsyncIterable<readonly string[]>): AsyncGenerator<string[]> {
  yield headings.map(plainCell);
  for await (const row of rows) yield row.map(plainCell);
}

/** Signs that spreadsheets refuse in a sheet's name are left out. */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
