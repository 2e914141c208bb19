import type { EventTable, TableColumn, TableOrder, TableSelection } from '@pho-hien/events-core';
import { formatDate, type Locale, vietnamDayOf, vietnamTimeOf } from '@pho-hien/kernel';
import type { EventsSql } from '../sql.ts';
import { isByName, type Place } from './place.ts';

/** The part of a table to read. */
export interface TablePart {
  readonly selection: TableSelection;
  readonly order: TableOrder;
  readonly after: Place | null;
  readonly count: number;
}

/** What every row has. */
export interface TableRow {
  readonly id: string;
  /** What it is ordered by. */
  readonly at: Date;
  readonly sortName: string;
}

/** Where a table's rows come from, and how each is written: the same on the screen and in an export. */
export interface TableSource<Row extends TableRow = TableRow> {
  readonly table: EventTable;
  read(sql: EventsSql, part: TablePart): Promise<Row[]>;
  /** How many rows there are in all. */
  count(sql: EventsSql, selection: TableSelection): Promise<number>;
  readonly cells: Readonly<Partial<Record<TableColumn, (row: Row, locale: Locale) => string>>>;
  /** The name of the row's state. */
  status(row: Row): string | null;
  /** Id, name or, for who may see it, address of what the row leads to. */
  opens(row: Row, byContact: boolean): string | null;
}

/** The place of a row. */
export const placeIn = (order: TableOrder, { id, at, sortName }: TableRow): Place => ({
  id,
  key: isByName(order) ? sortName : at,
});

/** `12/12/2026 08:30`, by the clock in Vietnam. */
export function timeText(at: Date | null, locale: Locale): string {
  return at ? `${formatDate(vietnamDayOf(at), locale)} ${vietnamTimeOf(at)}` : '';
}
