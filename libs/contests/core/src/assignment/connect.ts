import { type BoardOfPairs, FORBIDDEN } from './board-of-pairs.ts';
import type { HandOverGraph } from './hand-over-graph.ts';
import type { JudgesOfEntries } from './count-pieces.ts';
import { findSplits, splitDefect } from './weak-spots.ts';

/** How much counting repairing may cost: pairs walked through, so that it ends at the same point everywhere. */
const WORK = 20_000_000;

/** The judges of each entry, pinned ones included. */
export function judgesOfEntries({ pinned }: BoardOfPairs, { holders }: HandOverGraph): JudgesOfEntries {
  return holders.map((own, entry) => [...pinned[entry]!, ...own]);
}

/**
 * Brings the graph into one piece, whichever judge is away, by swaps: two judges exchange an entry each, so that
 * every load stays as it is. First swaps that cost no field, then any that is allowed. Each swap must bring the
 * graph nearer; where none does it stops, and what is left is said.
 */
export function connect(board: BoardOfPairs, graph: HandOverGraph): void {
  const judges = board.judgeIds.length;
  const pairs = board.entryIds.length * board.judgesPerEntry;
  let tries = Math.floor(WORK / Math.max(1, judges + pairs));
  let defect = splitDefect(judgesOfEntries(board, graph), judges);
  for (const mostCost of [0, Infinity]) {
    for (let found = true; defect > 0 && found && tries > 0;) {
      found = false;
      for (const swap of swapsAcross(board, graph, mostCost)) {
        if (tries-- <= 0) break;
        exchange(graph, swap);
        const after = splitDefect(judgesOfEntries(board, graph), judges);
        if (after < defect) {
          [defect, found] = [after, true];
          break;
        }
        exchange(graph, { ...swap, judge: swap.other, other: swap.judge });
      }
    }
  }
}

/** `judge` gives `entry` to `other`, who gives `back` for it. */
interface Swap {
  readonly entry: number;
  readonly judge: number;
  readonly back: number;
  readonly other: number;
}

function exchange(graph: HandOverGraph, { entry, judge, back, other }: Swap): void {
  graph.take(entry, judge);
  graph.take(back, other);
  graph.give(entry, other);
  graph.give(back, judge);
}

/** Swaps between the smallest piece of each split and the rest. */
function* swapsAcross(board: BoardOfPairs, graph: HandOverGraph, mostCost: number): Generator<Swap> {
  const { costs } = board;
  for (const { smallest } of findSplits(judgesOfEntries(board, graph), board.judgeIds.length)) {
    const inside = new Set(smallest);
    for (const entry of smallest)
      for (const judge of [...graph.holders[entry]!])
        for (let back = 0; back < costs.length; back++) {
          if (inside.has(back) || graph.holders[back]!.includes(judge) || costs[back]![judge] === FORBIDDEN) continue;
          for (const other of [...graph.holders[back]!]) {
            if (graph.holders[entry]!.includes(other) || costs[entry]![other] === FORBIDDEN) continue;
            const change = costs[entry]![other]! + costs[back]![judge]! - costs[entry]![judge]! - costs[back]![other]!;
            if (change <= mostCost) yield { entry, judge, back, other };
          }
        }
  }
}
