import {
  HEADING_WITHIN_ROWS,
  isPersonRow,
  layoutOf,
  missingColumns,
  MOST_PEOPLE,
  MOST_SHEET_BYTES,
  type RefusedSheet,
  SHEET_COLUMNS,
  type SheetCell,
  type SheetColumn,
  type SheetLayout,
  type SheetRow,
  tidyText,
} from '@pho-hien/events-core';
import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import { workbookParts } from './workbook-parts.ts';

/** Every wording of every heading. */
export type Headings = Readonly<Record<SheetColumn, readonly string[]>>;

/** The people of a spreadsheet as they stand there, or why it is not read. */
export type ReadSheet =
  { readonly rows: readonly SheetRow[]; readonly ignored: readonly string[] } | { readonly refused: RefusedSheet };

interface Found {
  readonly sheet: Sheet;
  readonly layout: SheetLayout;
  /** Index of the row of headings. */
  readonly heading: number;
}

/** So many places are named, so that the answer stays readable. */
const MOST_NAMED = 5;

/** Reads a workbook of people; nothing in it is computed, followed or run. */
export async function readSheet(bytes: Buffer, headings: Headings): Promise<ReadSheet> {
  if (bytes.length > MOST_SHEET_BYTES) return refuse('too_large');
  const parts = workbookParts(bytes);
  if ('refused' in parts) return parts;
  let sheets: readonly Sheet[];
  try {
    ({ sheets } = await readXlsx(parts.workbook));
  } catch {
    return refuse('damaged');
  }
  const laidOut = sheets.map((sheet) => headingOf(sheet, headings));
  const found = laidOut.filter(({ layout }) => missingColumns(layout).length === 0);
  if (found.length === 0) return otherLayout(laidOut);
  const peopled = found.filter((one) => rowsOf(one).length > 0);
  if (peopled.length > 1) return refuse('several_sheets', { places: peopled.map(({ sheet }) => sheet.name) });
  return read(peopled[0] ?? found[0]!);
}

function read(found: Found): ReadSheet {
  const { sheet, layout, heading } = found;
  if (layout.twice.length > 0) return refuse('heading_twice', { columns: layout.twice });
  const merged = (sheet.merges ?? []).filter(({ endRow }) => endRow > heading);
  if (merged.length > 0) {
    const rangeOf = (range: (typeof merged)[number]) =>
      `${letterOf(range.startCol)}${range.startRow + 1}:${letterOf(range.endCol)}${range.endRow + 1}`;
    return refuse('merged_cells', { places: merged.map(rangeOf) });
  }
  const rows = rowsOf(found);
  const hidden = rows.filter(({ row }) => sheet.rowDefs?.get(row - 1)?.hidden);
  if (hidden.length > 0) return refuse('hidden_rows', { places: hidden.map(({ row }) => String(row)) });
  if (rows.length === 0) return refuse('no_people');
  if (rows.length > MOST_PEOPLE) return refuse('too_many_people', { places: [String(rows.length)] });
  return { rows, ignored: layout.ignored.slice(0, MOST_NAMED) };
}

/** The row that has most of the headings, of the first rows. */
function headingOf(sheet: Sheet, headings: Headings): Found {
  let best: Found = { sheet, layout: layoutOf([], headings), heading: 0 };
  sheet.rows.slice(0, HEADING_WITHIN_ROWS).forEach((row, heading) => {
    const layout = layoutOf(
      row.map((value) => (typeof value === 'string' ? tidyText(value) : '')),
      headings,
    );
    if (Object.keys(layout.at).length > Object.keys(best.layout.at).length) best = { sheet, layout, heading };
  });
  return best;
}

function otherLayout(laidOut: readonly Found[]): ReadSheet {
  const missing = laidOut.map(({ layout }) => missingColumns(layout)).sort((a, b) => a.length - b.length)[0];
  return refuse('other_layout', { columns: missing ?? [] });
}

function rowsOf({ sheet, layout, heading }: Found): SheetRow[] {
  return sheet.rows.flatMap((values, i) => {
    if (i <= heading) return [];
    const cells: Partial<Record<SheetColumn, SheetCell>> = {};
    for (const column of SHEET_COLUMNS) {
      const at = layout.at[column];
      const cell = at === undefined ? null : cellOf(values?.[at] ?? null, sheet.cells?.get(`${i},${at}`));
      if (cell) cells[column] = cell;
    }
    const row = { row: i + 1, cells };
    return isPersonRow(row) ? [row] : [];
  });
}

/** The most characters of one cell that are kept. */
const MOST_CHARACTERS = 500;

function cellOf(value: CellValue, details: Cell | undefined): SheetCell | null {
  if (details?.formula !== undefined) return { text: '', is: 'formula' };
  if (details?.type === 'error') return { text: String(value ?? ''), is: 'error' };
  if (value === null || value === '') return null;
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { text: '', is: 'error' }
      : { text: value.toISOString().slice(0, 10), is: 'date' };
  }
  if (typeof value === 'number') return { text: String(value), is: 'number' };
  const text = tidyText(String(value)).slice(0, MOST_CHARACTERS);
  return text === '' ? null : { text, is: 'text' };
}

function refuse(code: RefusedSheet['code'], more: Omit<RefusedSheet, 'code'> = {}): ReadSheet {
  const places = more.places?.slice(0, MOST_NAMED);
  return { refused: { code, ...more, ...(places && { places }) } };
}

function letterOf(column: number): string {
  const above = Math.floor(column / 26);
  return (above > 0 ? letterOf(above - 1) : '') + String.fromCharCode(65 + (column % 26));
}
