import {
  applyScan,
  compareScans,
  type Conflict,
  foldScans,
  type ScanFact,
  standingAt,
  type TicketOnList,
  type UndoFact,
} from '@pho-hien/check-in-core';
import { vietnamDayOf } from '@pho-hien/kernel';
import type { KnownList } from './known-lists.ts';
import { tallyDayOf } from './day-of.ts';

/** The latest admission in a state: what a further one must be later than. */
export interface LatestScan {
  readonly at: Date;
  readonly scanId: string;
}

/** What one more admission makes of a ticket's state, and of the tally of the day it belongs to. */
export interface ScanChange {
  readonly state: TicketOnList;
  readonly latest: LatestScan;
  readonly tallyDay: string;
  readonly insideDelta: number;
  /** The conflict that it adds; where the history was folded anew, all that there are. */
  readonly conflicts: readonly Conflict[];
  readonly isRefolded: boolean;
}

type Rules = KnownList['rules'];

/** Whether the scan is later than all that the state was made of; else the whole history is needed. */
export function isLatest(scan: LatestScan, latest: LatestScan | null): boolean {
  return latest === null || compareScans(scan, latest) > 0;
}

/** The change that an admission makes, later than all before it. */
export function changeByLatest(state: TicketOnList, scan: ScanFact, rules: Rules): ScanChange {
  const { state: after, conflict } = applyScan(state, scan, rules);
  return {
    state: after,
    latest: scan,
    tallyDay: tallyDayOf(rules, scan.at),
    insideDelta: after.inside - standingAt(state, rules, scan.at).inside,
    conflicts: conflict ? [conflict] : [],
    isRefolded: false,
  };
}

/**
 * The change that `fact` makes of a history, wherever in time it falls.
 *
 * @param of the admission that is added, or that is undone
 */
export function changeInHistory(
  history: readonly (ScanFact | UndoFact)[],
  fact: ScanFact | UndoFact,
  of: ScanFact,
  rules: Rules,
): ScanChange {
  const facts = [...history, fact];
  const tallyDay = tallyDayOf(rules, of.at);
  const insideOnDay = (all: readonly (ScanFact | UndoFact)[]) =>
    foldScans(
      all.filter((one) => one.kind === 'undo' || tallyDay === '' || vietnamDayOf(one.at) === tallyDay),
      rules,
    ).state.inside;
  const latest =
    facts
      .filter((one) => one.kind === 'scan')
      .sort(compareScans)
      .at(-1) ?? of;
  const { state, conflicts } = foldScans(facts, rules);
  return {
    state,
    latest: { at: latest.at, scanId: latest.scanId },
    tallyDay,
    insideDelta: insideOnDay(facts) - insideOnDay(history),
    conflicts,
    isRefolded: true,
  };
}
