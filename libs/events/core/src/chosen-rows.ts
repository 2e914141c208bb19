import { type FieldProblem, isId, isVietnamDay, problemIn } from '@pho-hien/kernel';
import type { EventTable } from './tables/event-table.ts';
import type { TableSelection } from './tables/table-selection.ts';

/** Rows of one of the desk's tables: those that were ticked, or all that a filter shows. Never both. */
export interface ChosenRows {
  readonly table: EventTable;
  /** Ids of rows, 1 to {@link MOST_CHOSEN}; null: all that `filter` shows. */
  readonly ids: readonly string[] | null;
  /** As the table was narrowed; empty fields narrow nothing. Null with `ids`. */
  readonly filter: Omit<TableSelection, 'eventId'> | null;
}

/** The most rows that are named one by one; more are said by a filter. */
export const MOST_CHOSEN = 1000;
/** The longest text of a filter, in characters. */
const LONGEST = 200;

/** What is wrong with a choice of rows, each field beginning with `at`. */
export function chosenRowsProblems({ ids, filter }: ChosenRows, at: string): FieldProblem[] {
  if ((ids === null) === (filter === null)) return [{ field: at, code: 'not_allowed' }];
  if (ids?.length === 0) return [{ field: `${at}.ids`, code: 'required' }];
  if (ids && ids.length > MOST_CHOSEN) return [{ field: `${at}.ids`, code: 'too_large' }];
  const text = (value: string | null | undefined) => ((value ?? '').length > LONGEST ? 'too_long' : null);
  return [
    ...(ids ?? []).flatMap((id, i) => problemIn(`${at}.ids.${i}`, isId(id) ? null : 'not_an_id')),
    ...problemIn(`${at}.filter.ticketTypeId`, filter?.ticketTypeId && !isId(filter.ticketTypeId) ? 'not_an_id' : null),
    ...problemIn(`${at}.filter.day`, filter?.day && !isVietnamDay(filter.day) ? 'not_a_day' : null),
    ...problemIn(`${at}.filter.search`, text(filter?.search)),
    ...problemIn(`${at}.filter.organisation`, text(filter?.organisation)),
  ];
}
