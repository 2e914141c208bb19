import { FORBIDDEN, MOST_COST } from './board-of-pairs.ts';

/** What handing an entry over can change the cost by: from -MOST_COST to MOST_COST. */
const DIFFERENCES = 2 * MOST_COST + 1;

/**
 * Who holds what, and what it would cost each judge to hand an entry to each other: the residual network of the
 * minimum-cost flow with entries folded away, so that its nodes are judges alone. For every two judges it counts,
 * by difference in cost, the entries that could go from one to the other.
 */
export class HandOverGraph {
  /** Entry by entry: the judges who hold it, beside pinned ones. */
  readonly holders: number[][];
  /** Judge by judge: the entries held, beside pinned ones. */
  readonly held: Set<number>[];
  private readonly counts: Int32Array;
  private readonly costs: readonly Int8Array[];
  private readonly judges: number;

  constructor(costs: readonly Int8Array[], judges: number) {
    this.costs = costs;
    this.judges = judges;
    this.holders = costs.map(() => []);
    this.held = Array.from({ length: judges }, () => new Set<number>());
    this.counts = new Int32Array(judges * judges * DIFFERENCES);
  }

  /** Gives the entry to one more judge. */
  give(entry: number, judge: number): void {
    const holders = this.holders[entry]!;
    // It can be handed to this judge no more …
    for (const other of holders) this.count(entry, other, judge, -1);
    holders.push(judge);
    this.held[judge]!.add(entry);
    // … but by this judge to all who do not hold it.
    for (let to = 0; to < this.judges; to++)
      if (this.costs[entry]![to] !== FORBIDDEN && !holders.includes(to)) this.count(entry, judge, to, 1);
  }

  /** Takes the entry from a judge who holds it. */
  take(entry: number, judge: number): void {
    const holders = this.holders[entry]!;
    for (let to = 0; to < this.judges; to++)
      if (this.costs[entry]![to] !== FORBIDDEN && !holders.includes(to)) this.count(entry, judge, to, -1);
    holders.splice(holders.indexOf(judge), 1);
    this.held[judge]!.delete(entry);
    for (const other of holders) this.count(entry, other, judge, 1);
  }

  /** The least that handing some entry over would change the cost by; `Infinity` where none can be. */
  cheapest(from: number, to: number): number {
    const at = (from * this.judges + to) * DIFFERENCES;
    for (let i = 0; i < DIFFERENCES; i++) if (this.counts[at + i]! > 0) return i - MOST_COST;
    return Infinity;
  }

  /** An entry that can be handed over at that difference: of several the first. */
  entryToHandOver(from: number, to: number, difference: number): number {
    let first = Infinity;
    for (const entry of this.held[from]!) {
      const costs = this.costs[entry]!;
      if (entry < first && costs[to] !== FORBIDDEN && costs[to]! - costs[from]! === difference)
        if (!this.holders[entry]!.includes(to)) first = entry;
    }
    return first;
  }

  private count(entry: number, from: number, to: number, change: number): void {
    const costs = this.costs[entry]!;
    this.counts[(from * this.judges + to) * DIFFERENCES + costs[to]! - costs[from]! + MOST_COST]! += change;
  }
}
