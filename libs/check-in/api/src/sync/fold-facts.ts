import {
  type Conflict,
  foldScans,
  type ScanFact,
  type TicketOnList,
  UNUSED,
  type UndoFact,
} from '@pho-hien/check-in-core';
import type { KnownList } from '../scans/known-lists.ts';
import { changeByLatest, changeInHistory, isLatest, type LatestScan, type ScanChange } from '../scans/scan-change.ts';
import type { HistoryFact, StoredAdmission } from './batch-statements.ts';
import type { AdmissionRow } from './record-facts.ts';

type Fact = ScanFact | UndoFact;

/**
 * One ticket on one list while the facts of a batch are added to it, one after the other: from its
 * row where they come in order, from its whole history where one of them does not.
 */
export class FoldedPlace {
  /** 0: nothing was ever folded. */
  version: number;
  state: TicketOnList;
  /** Conflicts that were added; all there are, where the history was folded anew. */
  conflicts: readonly Conflict[] = [];
  /** Whether `conflicts` are all that there are now. */
  isRefolded = false;
  isChanged = false;
  private latest: LatestScan | null;
  private readonly facts: Fact[] | null;

  constructor(
    readonly listId: string,
    readonly ticketId: string,
    private readonly rules: KnownList['rules'],
    row: StoredAdmission | undefined,
    /** Needed as soon as one fact is an undo, or earlier than the latest scan. */
    history: readonly HistoryFact[] | null,
  ) {
    this.version = row?.version ?? 0;
    this.state = row ? stateOf(row) : UNUSED;
    this.latest = row ? { at: row.latest_at, scanId: row.latest_scan_id } : null;
    this.facts = history && history.map(factOf);
  }

  /** Where the ticket stood just before this scan. */
  before(scan: LatestScan): TicketOnList {
    if (isLatest(scan, this.latest)) return this.state;
    const earlier = this.history().filter((fact) => fact.kind === 'undo' || isLatest(scan, fact));
    return foldScans(earlier, this.rules).state;
  }

  /** Adds an admission. */
  admit(scan: ScanFact): ScanChange {
    if (!isLatest(scan, this.latest)) return this.refold(scan, scan);
    this.facts?.push(scan);
    return this.taken(changeByLatest(this.state, scan, this.rules));
  }

  /** Takes back an admission; `null` where there is none of that id. */
  undo(undo: UndoFact): { readonly change: ScanChange; readonly undone: ScanFact } | null {
    const undone = this.history().find(
      (fact): fact is ScanFact => fact.kind === 'scan' && fact.scanId === undo.undoesScanId,
    );
    return undone ? { change: this.refold(undo, undone), undone } : null;
  }

  /** The row that the ledger keeps. */
  row(): AdmissionRow {
    const { state, latest } = this;
    return {
      list_id: this.listId,
      ticket_id: this.ticketId,
      version: this.version,
      day: state.day,
      uses: state.uses,
      inside: state.inside,
      last_entry_scan_id: state.lastEntry?.scanId ?? null,
      last_entry_at: state.lastEntry?.at ?? null,
      last_entry_gate_id: state.lastEntry?.gateId ?? null,
      latest_at: latest!.at,
      latest_scan_id: latest!.scanId,
    };
  }

  private refold(fact: Fact, of: ScanFact): ScanChange {
    const history = this.history();
    const change = changeInHistory(history, fact, of, this.rules);
    history.push(fact);
    return this.taken(change);
  }

  private taken(change: ScanChange): ScanChange {
    this.isChanged = true;
    this.version += 1;
    this.state = change.state;
    this.latest = change.latest;
    this.conflicts = change.isRefolded ? change.conflicts : [...this.conflicts, ...change.conflicts];
    this.isRefolded ||= change.isRefolded;
    return change;
  }

  private history(): Fact[] {
    if (!this.facts) throw new Error(`The history of ticket ${this.ticketId} was not read`);
    return this.facts;
  }
}

function stateOf(row: StoredAdmission): TicketOnList {
  const { last_entry_scan_id: scanId, last_entry_at: at, last_entry_gate_id: gateId } = row;
  return {
    day: row.day,
    uses: row.uses,
    inside: row.inside,
    lastEntry: scanId && at && gateId ? { scanId, at, gateId } : null,
  };
}

function factOf(row: HistoryFact): Fact {
  if (row.kind === 'UNDO') return { kind: 'undo', scanId: row.id, undoesScanId: row.undo_of_id! };
  return {
    kind: 'scan',
    scanId: row.id,
    verdict: row.verdict_at_device!,
    direction: row.direction!,
    at: row.corrected_at,
    gateId: row.gate_id,
    overridden: row.overridden !== null,
  };
}
