import { assignJudges } from './assign-judges.ts';
import { type Assignment, type AssignmentTask, type Pair, pairKey } from './assignment-task.ts';

/**
 * The assignment after a judge recused. Everything else stays where it is, and another judge takes the place; only
 * where nobody can, entries whose sheets have not begun are handed on as well.
 *
 * @param task as it stood: `pinned` holds what was set by hand or has begun
 * @param pairs the assignment until now
 * @param recused one or more pairs that must be no more
 */
export function reassignAfterRecusal(
  task: AssignmentTask,
  pairs: readonly Pair[],
  recused: readonly Pair[],
): Assignment {
  const gone = new Set(recused.map(pairKey));
  const kept = pairs.filter((pair) => !gone.has(pairKey(pair)));
  const without: AssignmentTask = {
    ...task,
    blocked: [...task.blocked, ...recused],
    pinned: task.pinned.filter((pair) => !gone.has(pairKey(pair))),
    previous: kept,
  };
  const still = assignJudges({ ...without, pinned: kept });
  return still.shortages.length === 0 ? still : assignJudges(without);
}

/** The assignment made anew on top of what stands: what is pinned or has begun stays, the rest where it costs nothing. */
export function assignAnew(task: AssignmentTask, pairs: readonly Pair[]): Assignment {
  return assignJudges({ ...task, previous: pairs });
}
