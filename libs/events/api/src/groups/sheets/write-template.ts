import { EXAMPLE_EMAIL, MOST_PEOPLE, REQUIRED_COLUMNS, SHEET_COLUMNS, type SheetColumn } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { type Cell, writeXlsx } from 'hucre/xlsx';

const WIDTHS: Record<SheetColumn, number> = {
  fullName: 28,
  birthDate: 14,
  email: 32,
  phone: 16,
  guardianName: 28,
  guardianEmail: 34,
  locale: 14,
};
/** As text, so that no program drops a nought or turns the day and the month round. */
const AS_TEXT = '@';

/** The spreadsheet that a school fills in: headings, an example, a list of languages to choose from, and how to fill it in. */
export async function writeTemplate(locale: Locale): Promise<Uint8Array> {
  const say = { locale };
  const headings = headingsIn(locale);
  const example: Record<SheetColumn, string> = {
    fullName: m.groups_template_example_name({}, say),
    birthDate: '05/03/2012',
    email: EXAMPLE_EMAIL,
    phone: '0912 345 678',
    guardianName: m.groups_template_example_guardian({}, say),
    guardianEmail: 'phuhuynh@nha.example',
    locale: m.groups_template_vi({}, say),
  };
  const languages = [m.groups_template_vi({}, say), m.groups_template_en({}, say)];
  const languageColumn = String.fromCharCode(65 + SHEET_COLUMNS.indexOf('locale'));
  return writeXlsx({
    sheets: [
      {
        name: m.groups_template_sheet({}, say),
        columns: SHEET_COLUMNS.map((column) => ({ width: WIDTHS[column], style: { numFmt: AS_TEXT } })),
        rows: [
          SHEET_COLUMNS.map((column) => `${headings[column]}${REQUIRED_COLUMNS.includes(column) ? ' *' : ''}`),
          SHEET_COLUMNS.map((column) => example[column]),
        ],
        cells: new Map<string, Partial<Cell>>(
          SHEET_COLUMNS.flatMap((_, i) => [
            [`0,${i}`, { style: { font: { bold: true } } }],
            [`1,${i}`, { style: { font: { italic: true, color: { rgb: '6B7280' } }, numFmt: AS_TEXT } }],
          ]),
        ),
        freezePane: { rows: 1 },
        dataValidations: [
          {
            type: 'list',
            values: languages,
            allowBlank: true,
            showErrorMessage: true,
            range: `${languageColumn}2:${languageColumn}${MOST_PEOPLE + 2}`,
          },
        ],
      },
      {
        name: m.groups_template_help_sheet({}, say),
        columns: [{ width: 30 }, { width: 100 }],
        rows: [
          [m.groups_template_title({}, say)],
          [],
          ['', m.groups_template_help_rows({ most: MOST_PEOPLE }, say)],
          ['', m.groups_template_help_plain({}, say)],
          ...SHEET_COLUMNS.map((column) => [headings[column], helpFor(column, locale)]),
        ],
      },
    ],
  });
}

/** The headings as the template writes them. */
export function headingsIn(locale: Locale): Record<SheetColumn, string> {
  const say = { locale };
  return {
    fullName: m.groups_column_full_name({}, say),
    birthDate: m.groups_column_birth_date({}, say),
    email: m.groups_column_email({}, say),
    phone: m.groups_column_phone({}, say),
    guardianName: m.groups_column_guardian_name({}, say),
    guardianEmail: m.groups_column_guardian_email({}, say),
    locale: m.groups_column_locale({}, say),
  };
}

function helpFor(column: SheetColumn, locale: Locale): string {
  const words: Record<SheetColumn, typeof m.groups_template_help_phone> = {
    fullName: m.groups_template_help_full_name,
    birthDate: m.groups_template_help_birth_date,
    email: m.groups_template_help_email,
    phone: m.groups_template_help_phone,
    guardianName: m.groups_template_help_guardian_name,
    guardianEmail: m.groups_template_help_guardian_email,
    locale: m.groups_template_help_locale,
  };
  return words[column]({}, { locale });
}
