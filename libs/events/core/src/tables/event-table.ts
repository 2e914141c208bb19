import type { Permission } from '@pho-hien/kernel';

/** The tables of an event's desk. */
export const EVENT_TABLES = ['REGISTRATIONS', 'TICKETS', 'ORGANISATIONS', 'SESSIONS', 'PEOPLE'] as const;
/** A table of an event's desk. */
export type EventTable = (typeof EVENT_TABLES)[number];

/** The orders of a table: by its time or by its name, each way. */
export const TABLE_ORDERS = ['NEWEST', 'OLDEST', 'NAME', 'NAME_REVERSED'] as const;
/** An order of a table. */
export type TableOrder = (typeof TABLE_ORDERS)[number];

/** Everything that stands in a column of some table. */
export const TABLE_COLUMNS = [
  'NAME',
  'TITLE',
  'TICKET',
  'ORGANISATION',
  'EMAIL',
  'PHONE',
  'TICKET_TYPE',
  'ROOM',
  'SPEAKERS',
  'STARTS',
  'ENDS',
  'SUBMITTED',
  'ISSUED',
  'STATUS',
  'DECIDED',
  'ENDED',
  'REASON',
  'ROLES',
  'REGISTRATIONS',
  'CONFIRMED',
  'PLACES',
  'SIGNED_UP',
  'LANGUAGE',
  'NOTE',
] as const;
/** A column of some table. */
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** What a table offers. */
export interface TableShape {
  /** In their order; the first names the row and is always there. */
  readonly columns: readonly TableColumn[];
  /** What is shown to somebody who chose nothing. */
  readonly standard: readonly TableColumn[];
  /** The first is the one nobody asked for. */
  readonly orders: readonly TableOrder[];
}

/** What each table offers. */
export const TABLE_SHAPES: Readonly<Record<EventTable, TableShape>> = {
  REGISTRATIONS: {
    columns: [
      'NAME',
      'ORGANISATION',
      'EMAIL',
      'PHONE',
      'TICKET_TYPE',
      'SUBMITTED',
      'STATUS',
      'DECIDED',
      'TICKET',
      'LANGUAGE',
      'NOTE',
    ],
    standard: ['NAME', 'ORGANISATION', 'TICKET_TYPE', 'SUBMITTED', 'STATUS'],
    orders: ['NEWEST', 'OLDEST', 'NAME', 'NAME_REVERSED'],
  },
  TICKETS: {
    columns: ['TICKET', 'NAME', 'EMAIL', 'TICKET_TYPE', 'ISSUED', 'STATUS', 'ENDED', 'REASON'],
    standard: ['TICKET', 'NAME', 'TICKET_TYPE', 'ISSUED', 'STATUS'],
    orders: ['NEWEST', 'OLDEST'],
  },
  ORGANISATIONS: {
    columns: ['ORGANISATION', 'REGISTRATIONS', 'CONFIRMED', 'SUBMITTED'],
    standard: ['ORGANISATION', 'REGISTRATIONS', 'CONFIRMED', 'SUBMITTED'],
    orders: ['NAME', 'NAME_REVERSED'],
  },
  SESSIONS: {
    columns: ['TITLE', 'STARTS', 'ENDS', 'ROOM', 'SPEAKERS', 'PLACES', 'SIGNED_UP', 'STATUS'],
    standard: ['TITLE', 'STARTS', 'ROOM', 'PLACES', 'SIGNED_UP'],
    orders: ['OLDEST', 'NEWEST'],
  },
  PEOPLE: {
    columns: ['NAME', 'EMAIL', 'PHONE', 'ROLES', 'REGISTRATIONS', 'CONFIRMED'],
    standard: ['NAME', 'EMAIL', 'ROLES', 'REGISTRATIONS', 'CONFIRMED'],
    orders: ['NAME', 'NAME_REVERSED'],
  },
};

/** What it takes to see a column; whoever may see the table sees the others. */
const NEEDED: Readonly<Partial<Record<TableColumn, Permission>>> = {
  EMAIL: 'registration.contact',
  PHONE: 'registration.contact',
  NOTE: 'registration.contact',
  TICKET: 'ticket.manage',
};

/** The columns of a table that somebody may see, in their order. The first always stays: it names the row. */
export function columnsFor(table: EventTable, may: (permission: Permission) => boolean): TableColumn[] {
  return TABLE_SHAPES[table].columns.filter((column, at) => at === 0 || !NEEDED[column] || may(NEEDED[column]));
}

/** Of those that may be seen, the ones that were asked for, or the standard ones, in the table's order. */
export function columnsShown(
  table: EventTable,
  visible: readonly TableColumn[],
  wanted: readonly TableColumn[] | null | undefined,
): TableColumn[] {
  const chosen = wanted?.length ? wanted : TABLE_SHAPES[table].standard;
  return visible.filter((column, at) => at === 0 || chosen.includes(column));
}

/** The order asked for where the table has it, else its own. */
export function orderOf(table: EventTable, wanted: TableOrder | null | undefined): TableOrder {
  const { orders } = TABLE_SHAPES[table];
  return orders.find((order) => order === wanted) ?? orders[0]!;
}
