import type { AssignmentTask, Constraint } from './assignment-task.ts';
import { boardOfPairs, FORBIDDEN } from './board-of-pairs.ts';
import type { JudgesOfEntries } from './count-pieces.ts';
import { findSplits } from './weak-spots.ts';

/**
 * What to loosen where no swap brings the graph into one piece. A piece needs lines: a graph of *n* nodes has at
 * least *n* - 1. And what even all allowed pairs together do not join, no assignment does: then it is seen whether
 * they would without fields, or without conflicts.
 */
export function loosenToConnect(task: AssignmentTask, graph: JudgesOfEntries): Constraint[] {
  const working = new Set(graph.flat()).size;
  const lines = graph.reduce((total, judges) => total + judges.length, 0);
  if (task.judgesPerEntry < 2 || lines < graph.length + working - 1) return ['JUDGES_PER_ENTRY'];
  if (joins(task)) return task.pinned.length > 0 ? ['PINNED', 'LOAD'] : ['LOAD', 'JUDGES_PER_ENTRY'];
  if (task.fieldMatch === 'REQUIRED' && joins({ ...task, fieldMatch: 'PREFERRED' })) return ['FIELDS'];
  if (joins({ ...task, blocked: [] })) return ['CONFLICTS'];
  return ['FIELDS', 'CONFLICTS', 'LOAD'];
}

/** Whether all allowed pairs together are in one piece whichever judge is away. */
function joins(task: AssignmentTask): boolean {
  const { costs, pinned, judgeIds } = boardOfPairs({ ...task, previous: [] });
  const all = costs.map((own, entry) => [
    ...pinned[entry]!,
    ...judgeIds.flatMap((_, judge) => (own[judge] === FORBIDDEN ? [] : [judge])),
  ]);
  return findSplits(all, judgeIds.length).length === 0;
}
