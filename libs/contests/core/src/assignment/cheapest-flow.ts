import { type BoardOfPairs, FORBIDDEN, MOST_COST } from './board-of-pairs.ts';
import { HandOverGraph } from './hand-over-graph.ts';
import { mix } from './tie-order.ts';

/** The cheapest flow. */
export interface CheapestFlow {
  readonly graph: HandOverGraph;
  /** Judge by judge, pinned pairs included. */
  readonly loads: readonly number[];
  /** Entries that lack judges, of which there cannot be more. */
  readonly unfilled: readonly number[];
}

/**
 * Brings entries and judges together by minimum-cost flow: as many places filled as can be; then the least sum of
 * squared loads, which no other assignment's loads lie closer together than; then the least sum of pair costs.
 * Where places stay open, it is as even and cheap as can be for the entries that lack judges.
 *
 * Successive shortest paths with potentials (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, section 9.7), one
 * place at a time, each path found by Dijkstra's algorithm over judges. A judge's next entry costs
 * `scale × (2 × load + 1)`, the growth of the square of the load; `scale` is more than all pair costs together,
 * so the one never buys the other. All whole numbers, exact in a double. That the least sum of squares is the most
 * even of all: Frank and Murota, *Decreasing minimization on M-convex sets*, 2022.
 */
export function cheapestFlow(board: BoardOfPairs): CheapestFlow {
  const { costs, pinned, maxLoad, judgesPerEntry } = board;
  const judges = maxLoad.length;
  const graph = new HandOverGraph(costs, judges);
  const loads = maxLoad.map(() => 0);
  for (const entry of pinned) for (const judge of entry) loads[judge]!++;
  const scale = costs.length * judgesPerEntry * MOST_COST + 1;

  const potential = new Float64Array(judges);
  let sinkPotential = 0;
  const distance = new Float64Array(judges);
  const previous = new Int32Array(judges);
  const done = new Uint8Array(judges);
  /** Among equally near judges the lower comes first: an order that differs from entry to entry, so that juries mix. */
  const turn = new Float64Array(judges);
  const isBefore = (a: number, b: number) =>
    distance[a]! < distance[b]! || (distance[a] === distance[b] && turn[a]! < turn[b]!);
  const unfilled: number[] = [];

  /** The shortest path from the entry to a judge who can take one more; -1: there is none. */
  const search = (entry: number): number => {
    const own = costs[entry]!;
    const holders = graph.holders[entry]!;
    distance.fill(Infinity);
    previous.fill(-1);
    done.fill(0);
    // The entry's potential is the lowest that leaves no arc of it negative.
    let base = -Infinity;
    for (let j = 0; j < judges; j++)
      if (own[j] !== FORBIDDEN && !holders.includes(j)) base = Math.max(base, potential[j]! - own[j]!);
    let end = -1;
    let endDistance = Infinity;
    const tryToEnd = (j: number) => {
      if (loads[j]! >= maxLoad[j]!) return;
      const reached = distance[j]! + scale * (2 * loads[j]! + 1) + potential[j]! - sinkPotential;
      if (reached > endDistance || (reached === endDistance && turn[j]! > turn[end]!)) return;
      [end, endDistance] = [j, reached];
    };
    for (let j = 0; j < judges; j++) {
      turn[j] = mix(entry, j);
      if (own[j] === FORBIDDEN || holders.includes(j)) continue;
      distance[j] = own[j]! + base - potential[j]!;
      tryToEnd(j);
    }
    for (;;) {
      let next = -1;
      for (let j = 0; j < judges; j++)
        if (done[j] === 0 && distance[j]! < Infinity && (next < 0 || isBefore(j, next))) next = j;
      if (next < 0 || distance[next]! >= endDistance) break;
      done[next] = 1;
      tryToEnd(next);
      for (let to = 0; to < judges; to++) {
        if (done[to] !== 0) continue;
        const through = distance[next]! + graph.cheapest(next, to) + potential[next]! - potential[to]!;
        if (through < distance[to]!) {
          distance[to] = through;
          previous[to] = next;
        }
      }
    }
    if (end >= 0) {
      for (let j = 0; j < judges; j++) potential[j]! += Math.min(distance[j]!, endDistance);
      sinkPotential += endDistance;
    }
    return end;
  };

  for (let entry = 0; entry < costs.length; entry++) {
    for (let place = pinned[entry]!.length; place < judgesPerEntry; place++) {
      const end = search(entry);
      if (end < 0) {
        unfilled.push(entry);
        break;
      }
      loads[end]!++;
      let judge = end;
      for (; previous[judge]! >= 0; judge = previous[judge]!) {
        const from = previous[judge]!;
        const handed = graph.entryToHandOver(from, judge, graph.cheapest(from, judge));
        graph.take(handed, from);
        graph.give(handed, judge);
      }
      graph.give(entry, judge);
    }
  }
  return { graph, loads, unfilled };
}
