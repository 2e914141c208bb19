import { searchKey } from '@pho-hien/kernel';

/** The columns of a group's spreadsheet, in the template's order. */
export const SHEET_COLUMNS = [
  'fullName',
  'birthDate',
  'email',
  'phone',
  'guardianName',
  'guardianEmail',
  'locale',
] as const;

/** A column of a group's spreadsheet. */
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** Without these a sheet is of another layout. */
export const REQUIRED_COLUMNS: readonly SheetColumn[] = ['fullName', 'birthDate', 'email'];

/** A heading may stand below a title: in one of the first rows. */
export const HEADING_WITHIN_ROWS = 20;

/** Where the columns are in one row of headings. */
export interface SheetLayout {
  /** Column index by column, from 0; absent where the sheet has no such column. */
  readonly at: Readonly<Partial<Record<SheetColumn, number>>>;
  /** Headings that mean nothing to us: what stands below them is not read. */
  readonly ignored: readonly string[];
  /** Headings that stand there twice. */
  readonly twice: readonly SheetColumn[];
}

/**
 * The layout that a row of headings gives. Case, diacritics, spaces, marks such as `*` and whatever stands in
 * brackets make no difference.
 *
 * @param headings every wording of every heading
 */
export function layoutOf(
  row: readonly string[],
  headings: Readonly<Record<SheetColumn, readonly string[]>>,
): SheetLayout {
  const at: Partial<Record<SheetColumn, number>> = {};
  const ignored: string[] = [];
  const twice: SheetColumn[] = [];
  row.forEach((text, i) => {
    const key = headingKey(text);
    if (key === '') return;
    const column = SHEET_COLUMNS.find((column) => headings[column].some((heading) => headingKey(heading) === key));
    if (column === undefined) ignored.push(text.trim());
    else if (at[column] === undefined) at[column] = i;
    else twice.push(column);
  });
  return { at, ignored, twice };
}

/** The required columns that a layout misses. */
export function missingColumns({ at }: SheetLayout): SheetColumn[] {
  return REQUIRED_COLUMNS.filter((column) => at[column] === undefined);
}

function headingKey(text: string): string {
  return searchKey(text.replace(/\([^)]*\)/g, ' ')).replace(/[^\p{L}\p{N}]+/gu, '');
}
