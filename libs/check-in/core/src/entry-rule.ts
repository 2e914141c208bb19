import type { VietnamDay } from '@pho-hien/kernel';
import { vietnamDayOf } from '@pho-hien/kernel';

/** How often one ticket may enter. A day begins at midnight in Vietnam. */
export const ENTRY_RULES = ['ONCE', 'ONCE_A_DAY', 'N_A_DAY', 'UNLIMITED'] as const;

/** How often one ticket may enter. */
export type EntryRule = (typeof ENTRY_RULES)[number];

/** Which way somebody goes through a gate. */
export const DIRECTIONS = ['ENTRY', 'EXIT'] as const;

/** Which way somebody goes through a gate. */
export type Direction = (typeof DIRECTIONS)[number];

/** What a check-in list says about counting. */
export interface CountingRule {
  readonly entry: EntryRule;
  /** Entries a day for `N_A_DAY`; `null` for the other rules. */
  readonly maxPerDay: number | null;
  /** Whether people are scanned when they leave. */
  readonly exits: boolean;
  /** Whether somebody scanned out may come in again without that being another use. Needs `exits`. */
  readonly reentry: boolean;
}

/** An admission as the state of a ticket remembers it. */
export interface LastEntry {
  readonly scanId: string;
  readonly at: Date;
  readonly gateId: string;
}

/**
 * Where a ticket stands on a list: a row the server keeps, so that a scan need not fold history.
 *
 * A list counted by the day begins every day empty: whoever forgot to scan out yesterday is not
 * inside today. Read it through {@link standingAt}, which knows that.
 */
export interface TicketOnList {
  /** The day the two counters belong to; `null` on a list that is not counted by the day. */
  readonly day: VietnamDay | null;
  /** Entries that counted as a use. */
  readonly uses: number;
  /** Persons inside on this ticket: more than one after a conflict. */
  readonly inside: number;
  /** The latest use; `null`: never attended. */
  readonly lastEntry: LastEntry | null;
}

/** A ticket that nobody has scanned on this list. */
export const UNUSED: TicketOnList = { day: null, uses: 0, inside: 0, lastEntry: null };

/** Whether the list counts each day for itself. */
export function countsByDay(rule: CountingRule): boolean {
  return rule.entry === 'ONCE_A_DAY' || rule.entry === 'N_A_DAY';
}

/** The state as it stands at an instant: counters of another day are nought. */
export function standingAt(state: TicketOnList, rule: CountingRule, at: Date): TicketOnList {
  if (!countsByDay(rule)) return state;
  const day = vietnamDayOf(at);
  return state.day === day ? state : { day, uses: 0, inside: 0, lastEntry: state.lastEntry };
}

/** What an entry would be for a ticket that stands like this: its first, another one, or one too many. */
export function judgeEntry(standing: TicketOnList, rule: CountingRule): 'FIRST_ENTRY' | 'REENTRY' | 'ALREADY_USED' {
  if (standing.uses === 0) return 'FIRST_ENTRY';
  if (rule.entry === 'UNLIMITED') return 'REENTRY';
  if (rule.exits && standing.inside > 0) return 'ALREADY_USED';
  if (rule.entry === 'N_A_DAY') return standing.uses < (rule.maxPerDay ?? 1) ? 'REENTRY' : 'ALREADY_USED';
  return rule.exits && rule.reentry ? 'REENTRY' : 'ALREADY_USED';
}
