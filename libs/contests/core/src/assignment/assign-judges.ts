import { type Assignment, type AssignmentTask, type Pair, pairKey } from './assignment-task.ts';
import { boardOfPairs } from './board-of-pairs.ts';
import { cheapestFlow } from './cheapest-flow.ts';
import { connect, judgesOfEntries } from './connect.ts';
import { findShortages } from './find-shortages.ts';
import { loosenToConnect } from './loosen-to-connect.ts';
import { findSplits } from './weak-spots.ts';

/**
 * Gives every entry its judges: none that is blocked, nobody over their load, fields matched, loads as even as they
 * can be, and the graph of judges and entries in one piece whichever judge is away. The same task gives the same
 * assignment. What cannot be is said in `shortages` and `weakSpots`, with the constraint to loosen; what could be
 * assigned stands in `pairs` all the same, for the secretary to see.
 *
 * @throws RangeError for a task that contradicts itself: an id twice, a pinned pair that is blocked
 */
export function assignJudges(task: AssignmentTask): Assignment {
  const board = boardOfPairs(task);
  const flow = cheapestFlow(board);
  const shortages = findShortages(task, board, flow);
  connect(board, flow.graph);

  const graph = judgesOfEntries(board, flow.graph);
  const pairs = graph.flatMap((judges, entry) =>
    [...judges]
      .sort((a, b) => a - b)
      .map((judge): Pair => ({ judgeId: board.judgeIds[judge]!, entryId: board.entryIds[entry]! })),
  );
  const loads = new Map(board.judgeIds.map((id, judge) => [id, flow.loads[judge]!]));
  const weakSpots = findSplits(graph, board.judgeIds.length).map(({ without, pieces, smallest }) => ({
    withoutJudgeId: without === null ? null : board.judgeIds[without]!,
    pieces,
    entryIds: smallest.map((entry) => board.entryIds[entry]!),
  }));
  const now = new Set(pairs.map(pairKey));
  return {
    pairs,
    loads,
    spread: flow.loads.length === 0 ? 0 : Math.max(...flow.loads) - Math.min(...flow.loads),
    outsideField: outsideField(task, pairs),
    moved: task.previous.filter((pair) => !now.has(pairKey(pair))).length,
    shortages,
    weakSpots,
    loosenToConnect: weakSpots.length === 0 ? [] : loosenToConnect(task, graph),
  };
}

function outsideField(task: AssignmentTask, pairs: readonly Pair[]): number {
  const fields = new Map(task.judges.map((judge) => [judge.id, new Set(judge.fields)]));
  const fieldOf = new Map(task.entries.map(({ id, field }) => [id, field]));
  return pairs.filter(({ judgeId, entryId }) => {
    const field = fieldOf.get(entryId) ?? null;
    const known = fields.get(judgeId)!;
    return field !== null && known.size > 0 && !known.has(field);
  }).length;
}
