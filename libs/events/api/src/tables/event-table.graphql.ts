import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  EVENT_TABLES,
  EXPORT_FORMATS,
  type ExportFormat,
  TABLE_COLUMNS,
  TABLE_ORDERS,
  type TableColumn,
  type TableOrder,
} from '@pho-hien/events-core';
import type { VietnamDay } from '@pho-hien/kernel';
import { enumOf, LocalDate } from '@pho-hien/platform';

export const EventTableEnum = enumOf(EVENT_TABLES);
registerEnumType(EventTableEnum, { name: 'EventTable', description: 'A table of an event’s desk.' });
export const TableColumnEnum = enumOf(TABLE_COLUMNS);
registerEnumType(TableColumnEnum, { name: 'TableColumn' });
export const TableOrderEnum = enumOf(TABLE_ORDERS);
registerEnumType(TableOrderEnum, { name: 'TableOrder', description: 'By its time or by its name, each way.' });

/** What to warn of beside a row. */
export const TABLE_MARKS = ['WARNING', 'UNDELIVERED'] as const;
export type TableMark = (typeof TABLE_MARKS)[number];
const TableMarkEnum = enumOf(TABLE_MARKS);
registerEnumType(TableMarkEnum, {
  name: 'TableMark',
  description: 'Looks like another registration; the newest mail about it did not arrive.',
});

@InputType({ description: 'Which rows of a table; a filter that the table does not have narrows nothing.' })
export class TableFilter {
  @Field(() => String, { nullable: true, description: 'Words; diacritics and case do not matter.' })
  search?: string | null;
  @Field(() => String, { nullable: true, description: 'The name of one of the table’s states.' })
  status?: string | null;
  @Field(() => ID, { nullable: true }) ticketTypeId?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Sent on this day in Vietnam.' }) day?: VietnamDay | null;
  @Field(() => String, { nullable: true, description: 'Part of the organisation’s name.' })
  organisation?: string | null;
}

export const ExportFormatEnum = enumOf(EXPORT_FORMATS);
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: 'Excel, or text separated by commas; of tickets also what is printed, as PDF.',
});

@ObjectType('TableColumnInfo')
export class TableColumnInfo {
  @Field(() => TableColumnEnum) column!: TableColumn;
  @Field(() => String) heading!: string;
}

@ObjectType('EventTableRow')
export class EventTableRow {
  @Field(() => ID) id!: string;
  @Field(() => [String], { description: 'As people read them, in the order of the columns.' }) cells!: string[];
  @Field(() => String, { nullable: true, description: 'The name of its state.' }) status!: string | null;
  @Field(() => String, { nullable: true, description: 'Id, name or address of what the row leads to.' })
  opens!: string | null;
  @Field(() => [TableMarkEnum]) marks!: TableMark[];
}

@ObjectType('EventTablePage')
export class EventTablePage {
  @Field(() => [TableColumnInfo], { description: 'The columns of the rows.' }) columns!: TableColumnInfo[];
  @Field(() => [TableColumnInfo], { description: 'Every column that the caller may see.' })
  offered!: TableColumnInfo[];
  @Field(() => TableOrderEnum) order!: TableOrder;
  @Field(() => [TableOrderEnum], { description: 'The orders that the table has; the first is its own.' })
  orders!: TableOrder[];
  @Field(() => [ExportFormatEnum], { description: 'What the caller may take the table out as.' })
  formats!: ExportFormat[];
  @Field(() => [EventTableRow]) rows!: EventTableRow[];
  @Field(() => Int, { description: 'Number of all that match.' }) totalCount!: number;
  @Field(() => String, { nullable: true, description: 'Pass it as `after` to read on; null at the end.' })
  next!: string | null;
}
