import type { RoundSheetsQueryVariables, SheetStatus } from '#generated/graphql.ts';

/** The filters of an address, read. */
type Query = Pick<URLSearchParams, 'get' | 'has'>;

/** The states by which sheets are filtered, in the order of a sheet's life. */
export const SHEET_STATES: readonly SheetStatus[] = ['EMPTY', 'IN_PROGRESS', 'SUBMITTED', 'REOPENED', 'VOID'];

/** Which sheets the address asks for; what is none of our filters is left out. */
export function sheetFilters(query: Query): Omit<RoundSheetsQueryVariables, 'roundId'> {
  const state = SHEET_STATES.find((one) => one === query.get('state'));
  return { search: query.get('q')?.trim() || null, statuses: state ? [state] : null, after: query.get('after') };
}

/** Whether the address asks for a part of the list. */
export const hasSheetFilters = (query: Query): boolean => ['q', 'state', 'after'].some((name) => query.has(name));

/** The number with which what was typed or chosen begins: `12 · Nhãn sấy dẻo`, `12`; null where it begins with none. */
export function entryNumberIn(typed: string): number | null {
  const [, digits] = /^\s*#?(\d{1,9})(?:\s|$)/.exec(typed) ?? [];
  return digits === undefined ? null : Number(digits);
}
