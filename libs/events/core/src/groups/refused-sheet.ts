import type { SheetColumn } from './sheet-columns.ts';

/** The most bytes of a spreadsheet that is read: 5 MiB, some twenty times what 2,000 people need. */
export const MOST_SHEET_BYTES = 5 * 1024 * 1024;

/** The most bytes that it may unpack to: a few kilobytes can unpack to gigabytes. */
export const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;

/**
 * Why a spreadsheet is not read:
 * `empty`: no content; `too_large`: more bytes than allowed; `unpacks_too_large`: it is packed so that it would
 * fill the memory; `macros`: it may hold programs; `old_format`: .xls, or locked by a password; `open_document`:
 * .ods; `text_table`: .csv; `not_a_spreadsheet`: something else; `damaged`: it cannot be read to its end;
 * `other_layout`: no row has our headings; `heading_twice`: a heading stands there twice; `several_sheets`: more
 * than one sheet has people; `merged_cells`: cells joined over several rows or columns; `hidden_rows`: people in
 * rows that nobody sees; `no_people`: headings and nothing below; `too_many_people`: more than allowed;
 * `asks_each_person`: the ticket type asks what each person has to answer for themself.
 */
export const SHEET_REFUSALS = [
  'empty',
  'too_large',
  'unpacks_too_large',
  'macros',
  'old_format',
  'open_document',
  'text_table',
  'not_a_spreadsheet',
  'damaged',
  'other_layout',
  'heading_twice',
  'several_sheets',
  'merged_cells',
  'hidden_rows',
  'no_people',
  'too_many_people',
  'asks_each_person',
] as const;

/** Why a spreadsheet is not read. */
export type SheetRefusal = (typeof SHEET_REFUSALS)[number];

/** A spreadsheet that is not read, with what helps to find the place. */
export interface RefusedSheet {
  readonly code: SheetRefusal;
  /** The headings that are missing or doubled. */
  readonly columns?: readonly SheetColumn[];
  /** Places as the spreadsheet program names them: sheets, ranges or rows; the first few. */
  readonly places?: readonly string[];
}
