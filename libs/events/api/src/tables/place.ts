import type { TableOrder } from '@pho-hien/events-core';
import { isId } from '@pho-hien/kernel';

/** Where a row stands in its table: by what the table is ordered, and its id. */
export interface Place {
  readonly key: Date | string;
  readonly id: string;
}

/** Whether rows are ordered by name rather than by time. */
export const isByName = (order: TableOrder): boolean => order === 'NAME' || order === 'NAME_REVERSED';

/** Whether what is smaller comes first. */
export const isAscending = (order: TableOrder): boolean => order === 'NAME' || order === 'OLDEST';

/** A place as an opaque text. */
export function cursorOf({ key, id }: Place): string {
  return Buffer.from(`${id} ${key instanceof Date ? key.toISOString() : key}`).toString('base64url');
}

/** The place a cursor names; null for none, or for a text that is no cursor of a table of that order. */
export function placeOf(order: TableOrder, cursor: string | null | undefined): Place | null {
  const text = Buffer.from(cursor ?? '', 'base64url').toString();
  const [, id, key] = /^([0-9a-f-]{36}) (.+)$/s.exec(text) ?? [];
  if (!isId(id) || key === undefined || key.includes('\0')) return null;
  if (isByName(order)) return { key, id };
  const at = new Date(key);
  return Number.isNaN(at.getTime()) ? null : { key: at, id };
}
