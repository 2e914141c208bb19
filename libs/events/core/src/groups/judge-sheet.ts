import { type Locale, type ProblemCode, searchKey, type VietnamDay } from '@pho-hien/kernel';
import type { GroupPersonInput } from './group-person.ts';
import { peopleProblems } from './judge-group.ts';
import { birthDateProblem, isMinor } from './minor.ts';
import { dayIn, phoneText, type SheetCell, tidyText } from './sheet-cell.ts';
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts';

/** One row of people, as read or as corrected on screen. */
export interface SheetRow {
  /** As the spreadsheet program numbers it, from 1. */
  readonly row: number;
  /** Only cells that hold something. */
  readonly cells: Readonly<Partial<Record<SheetColumn, SheetCell>>>;
}

/** What is wrong with a cell: as with a field, or it is computed, or it shows an error. */
export const CELL_PROBLEMS = ['formula', 'error_value'] as const;

/** What is wrong with a cell. */
export type CellProblemCode = ProblemCode | (typeof CELL_PROBLEMS)[number];

/** One thing wrong with one cell. */
export interface CellProblem {
  readonly row: number;
  readonly column: SheetColumn;
  readonly code: CellProblemCode;
  /** The row that this one repeats; `null`: none. */
  readonly otherRow: number | null;
}

/** The people of a sheet, row by row, and everything that is wrong with them. */
export interface SheetJudgement {
  readonly people: readonly GroupPersonInput[];
  readonly problems: readonly CellProblem[];
}

/** What rows are judged against. */
export interface SheetFacts {
  readonly today: VietnamDay;
  readonly schoolAuthority: boolean;
  /** `identityKeyOf` of those who have a live registration for the ticket type. */
  readonly registered: ReadonlySet<string>;
}

/** The address in the template's example: its row is nobody. */
export const EXAMPLE_EMAIL = 'vidu@truong.example';

const WORDS_FOR_ENGLISH = ['en', 'english', 'tieng anh'];
const WORDS_FOR_VIETNAMESE = ['', 'vi', 'vietnamese', 'tieng viet'];

/** Judges every row; a cell has one problem at most, and nothing of a date of birth remains but the answer to one question. */
export function judgeSheet(rows: readonly SheetRow[], facts: SheetFacts): SheetJudgement {
  const read = rows.map((row) => readRow(row, facts.today));
  const people = read.map(({ person }) => person);
  const input = { people, authorityReference: facts.schoolAuthority ? 'x' : null };
  const known = new Set(read.flatMap(({ problems }) => problems.map(({ row, column }) => `${row} ${column}`)));
  const found = peopleProblems(input, facts.registered).flatMap(({ person, field, code, other }): CellProblem[] => {
    const row = rows[person]!.row;
    const column = field as SheetColumn;
    if (known.has(`${row} ${column}`)) return [];
    return [{ row, column, code, otherRow: other === null ? null : rows[other]!.row }];
  });
  const problems = [...read.flatMap((row) => row.problems), ...found];
  return {
    people,
    problems: problems.sort((a, b) => a.row - b.row || orderOf(a.column) - orderOf(b.column)),
  };
}

/** Whether a row is somebody: neither empty nor the example. */
export function isPersonRow({ cells }: SheetRow): boolean {
  const texts = SHEET_COLUMNS.map((column) => cells[column]).filter((cell) => cell !== undefined);
  const empty = texts.every((cell) => cell.is === 'text' && tidyText(cell.text) === '');
  return !empty && tidyText(cells.email?.text ?? '').toLowerCase() !== EXAMPLE_EMAIL;
}

function readRow({ row, cells }: SheetRow, today: VietnamDay): { person: GroupPersonInput; problems: CellProblem[] } {
  const problems: CellProblem[] = SHEET_COLUMNS.flatMap((column) => {
    const is = cells[column]?.is;
    const code = is === 'formula' ? 'formula' : is === 'error' ? 'error_value' : null;
    return code ? [{ row, column, code, otherRow: null }] : [];
  });
  const say = (column: SheetColumn, code: CellProblemCode | null) => {
    if (code && !problems.some((problem) => problem.column === column)) {
      problems.push({ row, column, code, otherRow: null });
    }
  };
  const textOf = (column: SheetColumn) => tidyText(cells[column]?.text ?? '');
  const born = cells.birthDate && textOf('birthDate') !== '' ? dayIn(cells.birthDate) : null;
  const bornProblem = born === null ? 'not_a_day' : birthDateProblem(born, today);
  say('birthDate', textOf('birthDate') === '' ? 'required' : bornProblem);
  const locale = localeIn(textOf('locale'));
  if (locale === null) say('locale', 'unknown_value');
  const person = {
    fullName: textOf('fullName'),
    email: textOf('email'),
    phone: cells.phone ? phoneText(cells.phone) : null,
    minor: born !== null && bornProblem === null && isMinor(born, today),
    guardianName: textOf('guardianName') || null,
    guardianEmail: textOf('guardianEmail') || null,
    locale: locale ?? 'vi',
  };
  return { person, problems };
}

function localeIn(text: string): Locale | null {
  const key = searchKey(text);
  if (WORDS_FOR_ENGLISH.includes(key)) return 'en';
  return WORDS_FOR_VIETNAMESE.includes(key) ? 'vi' : null;
}

const orderOf = (column: SheetColumn) => SHEET_COLUMNS.indexOf(column);
