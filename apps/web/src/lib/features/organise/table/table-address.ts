import { EVENT_TABLES, type EventTable, TABLE_COLUMNS, TABLE_ORDERS, type TableColumn } from '@pho-hien/events-core';
import { isVietnamDay } from '@pho-hien/kernel';

/** How many rows a page shows. */
export const ROWS = 40;

/** The filters of an address, beside what is open and from where on. */
export const FILTERS = ['status', 'type', 'q', 'day', 'org'] as const;

/** The table that an address names in small letters; undefined for none. */
export function tableNamed(name: string): EventTable | undefined {
  return EVENT_TABLES.find((table) => table.toLowerCase() === name);
}

/** What an address asks of a table. */
export function wishOf(query: Pick<URLSearchParams, 'get'>) {
  const text = (name: string) => query.get(name)?.trim() || null;
  const day = query.get('day');
  return {
    filter: {
      search: text('q'),
      status: text('status'),
      ticketTypeId: text('type'),
      day: isVietnamDay(day) ? day : null,
      organisation: text('org'),
    },
    order: TABLE_ORDERS.find((order) => order === query.get('order')) ?? null,
  };
}

/** Name of the cookie that keeps somebody's columns of a table. */
export const columnsCookie = (table: EventTable): string => `columns-${table.toLowerCase()}`;

/** The columns that a cookie or a form names; null for none. */
export function columnsIn(text: string | undefined): TableColumn[] | null {
  const columns = TABLE_COLUMNS.filter((column) => text?.split('.').includes(column));
  return columns.length > 0 ? columns : null;
}
