import { applyScan, type CheckInList, type TicketOnList } from '@pho-hien/check-in-core';
import type { KeptFact, KeptScan, KeptUndo } from './kept-fact.ts';

/**
 * The facts that the server's list does not count: what waits to be sent, and what the server would
 * not take, for the person came in all the same. What the list says of a ticket and what stands here
 * about it together are where it stands: never one of them twice.
 */
export class WaitingFacts {
  private readonly facts = new Map<string, KeptFact>();

  constructor(facts: Iterable<KeptFact> = []) {
    for (const fact of facts) this.add(fact);
  }

  /** How many are still to be sent. */
  get count(): number {
    return this.toSend().length;
  }

  add(fact: KeptFact): void {
    this.facts.set(fact.scanId, fact);
  }

  remove(scanIds: Iterable<string>): void {
    for (const scanId of scanIds) this.facts.delete(scanId);
  }

  /** The next ones to be sent. */
  first(count: number): KeptFact[] {
    return this.toSend()
      .sort((a, b) => a.sequence - b.sequence)
      .slice(0, count);
  }

  all(): KeptFact[] {
    return [...this.facts.values()];
  }

  /** How many the server would not take. */
  get refused(): number {
    return this.facts.size - this.count;
  }

  /** Where a ticket stands, over what the list says of it. */
  standing(known: TicketOnList, listId: string, ticketId: string, rules: CheckInList, gateId: string): TicketOnList {
    const undone = this.undone();
    let state = known;
    for (const fact of this.facts.values()) {
      if (fact.listId !== listId || fact.ticketId !== ticketId) continue;
      if (fact.kind === 'undo') {
        // What waits is left out; only what the list counts already is taken back out of it.
        if (!this.facts.has(fact.undoesScanId)) state = takenBack(state, fact);
      } else if (!undone.has(fact.scanId)) state = applyScan(state, asScan(fact, gateId), rules).state;
    }
    return state;
  }

  /** By how much the persons inside differ from what the server last said, on one list or on all. */
  insideDelta(listId?: string): number {
    let delta = 0;
    for (const fact of this.facts.values()) {
      if (listId !== undefined && fact.listId !== listId) continue;
      if (fact.kind === 'scan') delta += fact.verdict === 'OK' ? way(fact) : 0;
      else delta -= way(fact);
    }
    return delta;
  }

  private toSend(): KeptFact[] {
    return [...this.facts.values()].filter(({ sending }) => sending === 'WAITING');
  }

  private undone(): Set<string> {
    const ids = new Set<string>();
    for (const fact of this.facts.values()) if (fact.kind === 'undo') ids.add(fact.undoesScanId);
    return ids;
  }
}

const way = ({ direction }: Pick<KeptFact, 'direction'>): number => (direction === 'ENTRY' ? 1 : -1);

function asScan(fact: KeptScan, gateId: string): Parameters<typeof applyScan>[1] {
  const { scanId, verdict, direction, override } = fact;
  const overridden = (override?.overridden ?? null) !== null;
  return { kind: 'scan', scanId, verdict, direction, at: new Date(fact.at), gateId, overridden };
}

/** The state without a scan that is in it: right for the latest one, which is what people take back. */
function takenBack(state: TicketOnList, { direction }: KeptUndo): TicketOnList {
  if (direction === 'EXIT') return { ...state, inside: state.inside + 1 };
  const uses = Math.max(0, state.uses - 1);
  return { ...state, uses, inside: Math.max(0, state.inside - 1), lastEntry: uses === 0 ? null : state.lastEntry };
}
