import type { AssignmentTask, Constraint, Shortage } from './assignment-task.ts';
import { type BoardOfPairs, FORBIDDEN } from './board-of-pairs.ts';
import type { CheapestFlow } from './cheapest-flow.ts';

/**
 * For entries that stay short, the minimum cut that proves it (Ford and Fulkerson, 1956): the judges that their
 * places could still lead to, each full, and the entries that these hold. See `Shortage` for the sum to check.
 */
export function findShortages(task: AssignmentTask, board: BoardOfPairs, flow: CheapestFlow): Shortage[] {
  const reached = flow.unfilled.map((entry) => reachedFrom(entry, board, flow));
  // Entries that come up against the same full judges are one shortage.
  return [...Map.groupBy(reached, ({ judges }) => judges.join(' ')).values()].map((same) =>
    shortageOf(task, board, same[0]!.judges, rising(new Set(same.flatMap(({ entries }) => entries)))),
  );
}

function reachedFrom(start: number, { costs }: BoardOfPairs, { graph }: CheapestFlow) {
  const entries = new Set([start]);
  const judges = new Set<number>();
  // A set is walked through while it grows.
  for (const entry of entries)
    for (let j = 0; j < costs[entry]!.length; j++)
      if (costs[entry]![j] !== FORBIDDEN && !judges.has(j) && !graph.holders[entry]!.includes(j)) {
        judges.add(j);
        for (const held of graph.held[j]!) entries.add(held);
      }
  return { judges: rising(judges), entries: rising(entries) };
}

function rising(all: ReadonlySet<number>): number[] {
  return [...all].sort((a, b) => a - b);
}

function shortageOf(
  task: AssignmentTask,
  board: BoardOfPairs,
  judges: readonly number[],
  entries: readonly number[],
): Shortage {
  const inside = new Set(judges);
  const pinnedOn = (judge: number) => board.pinned.filter((pinned) => pinned.includes(judge)).length;
  const needed = sum(entries, (entry) => Math.max(0, board.judgesPerEntry - board.pinned[entry]!.length));
  const supplied = sum(
    entries,
    (entry) => board.costs[entry]!.filter((cost, judge) => cost !== FORBIDDEN && !inside.has(judge)).length,
  );
  const capacity = sum(judges, (judge) => Math.max(0, board.maxLoad[judge]! - pinnedOn(judge)));
  const entryIds = entries.map((entry) => board.entryIds[entry]!);
  return {
    entryIds,
    judgeIds: judges.map((judge) => board.judgeIds[judge]!),
    needed,
    supplied,
    capacity,
    loosen: loosen(
      task,
      new Set(entryIds),
      judges.length > 0,
      judges.some((judge) => pinnedOn(judge) > 0),
    ),
  };
}

function loosen(task: AssignmentTask, entries: ReadonlySet<string>, full: boolean, pinned: boolean): Constraint[] {
  const mine = task.entries.filter(({ id }) => entries.has(id));
  const foreign =
    task.fieldMatch === 'REQUIRED' &&
    mine.some(({ field }) =>
      task.judges.some(({ fields }) => field !== null && fields.length > 0 && !fields.includes(field)),
    );
  return [
    ...(full ? (['LOAD'] as const) : []),
    ...(foreign ? (['FIELDS'] as const) : []),
    ...(task.blocked.some(({ entryId }) => entries.has(entryId)) ? (['CONFLICTS'] as const) : []),
    ...(pinned ? (['PINNED'] as const) : []),
    'JUDGES_PER_ENTRY',
  ];
}

function sum<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
