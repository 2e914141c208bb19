import type { CountingRule, Direction, TicketOnList } from './entry-rule.ts';
import { UNUSED, judgeEntry, standingAt } from './entry-rule.ts';
import type { Verdict } from './reasons.ts';

/** A scan of one ticket on one list, as far as the state depends on it. */
export interface ScanFact {
  readonly kind: 'scan';
  /** Made on the device; the same id is the same scan. */
  readonly scanId: string;
  readonly verdict: Verdict;
  readonly direction: Direction;
  /** The corrected time, frozen when the server received the scan. */
  readonly at: Date;
  readonly gateId: string;
  /** Whether a supervisor's override was needed. */
  readonly overridden: boolean;
}

/** Says that a scan was a mistake; the scan then counts for nothing. */
export interface UndoFact {
  readonly kind: 'undo';
  readonly scanId: string;
  readonly undoesScanId: string;
}

/** Two gates let the same ticket in: the earlier is the entry, the later stands in conflict with it. */
export interface Conflict {
  readonly entryScanId: string;
  readonly conflictingScanId: string;
}

/** What the scans of one ticket on one list come to. */
export interface FoldedTicket {
  readonly state: TicketOnList;
  readonly conflicts: readonly Conflict[];
}

/** One step of the fold: the state after an admission, and the conflict when it was one too many. */
export interface Step {
  readonly state: TicketOnList;
  readonly conflict: Conflict | null;
}

/** Whether the scan let somebody through: only such scans change the state. */
export function admits(scan: Pick<ScanFact, 'verdict'>): boolean {
  return scan.verdict === 'OK';
}

/** The order of the fold: corrected time, then scan id. */
export function compareScans(a: Pick<ScanFact, 'at' | 'scanId'>, b: Pick<ScanFact, 'at' | 'scanId'>): number {
  return a.at.getTime() - b.at.getTime() || (a.scanId < b.scanId ? -1 : a.scanId > b.scanId ? 1 : 0);
}

/**
 * The state after one more scan.
 *
 * Right only for a scan later than every admission in the state; for one that is earlier, and after
 * an undo, use {@link foldScans} over all of them. A scan that admitted nobody changes nothing.
 */
export function applyScan(state: TicketOnList, scan: ScanFact, rule: CountingRule): Step {
  if (!admits(scan)) return { state, conflict: null };
  const standing = standingAt(state, rule, scan.at);
  if (scan.direction === 'EXIT') {
    return { state: { ...standing, inside: Math.max(0, standing.inside - 1) }, conflict: null };
  }
  const judgement = judgeEntry(standing, rule);
  const inside = standing.inside + 1;
  if (judgement === 'ALREADY_USED' && standing.lastEntry) {
    const conflict = { entryScanId: standing.lastEntry.scanId, conflictingScanId: scan.scanId };
    // A supervisor who overrode the refusal knew; the person is inside, and nothing is to be settled.
    return { state: { ...standing, inside }, conflict: scan.overridden ? null : conflict };
  }
  const entry = { scanId: scan.scanId, at: scan.at, gateId: scan.gateId };
  // Coming back in does not use the ticket again, except where the list counts entries.
  const uses = judgement === 'REENTRY' && !countsEntries(rule) ? standing.uses : standing.uses + 1;
  return { state: { ...standing, uses, inside, lastEntry: entry }, conflict: null };
}

/**
 * The state of one ticket on one list, from everything that was ever scanned there, in any order and
 * with any repetition: the admissions that were not undone, ordered by {@link compareScans}.
 */
export function foldScans(facts: Iterable<ScanFact | UndoFact>, rule: CountingRule): FoldedTicket {
  const scans = new Map<string, ScanFact>();
  const undone = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === 'undo') undone.add(fact.undoesScanId);
    else if (admits(fact)) scans.set(fact.scanId, fact);
  }
  const standing = [...scans.values()].filter((scan) => !undone.has(scan.scanId)).sort(compareScans);
  const conflicts: Conflict[] = [];
  let state = UNUSED;
  for (const scan of standing) {
    const step = applyScan(state, scan, rule);
    state = step.state;
    if (step.conflict) conflicts.push(step.conflict);
  }
  return { state, conflicts };
}

/** How many persons are inside at an instant, over the states of a list's tickets. */
export function insideNow(states: Iterable<TicketOnList>, rule: CountingRule, at: Date): number {
  let inside = 0;
  for (const state of states) inside += standingAt(state, rule, at).inside;
  return inside;
}

function countsEntries(rule: CountingRule): boolean {
  return rule.entry === 'UNLIMITED' || rule.entry === 'N_A_DAY';
}
