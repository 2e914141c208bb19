import { type AssignmentTask, type Pair, pairKey } from './assignment-task.ts';

/** A pair that must not be. */
export const FORBIDDEN = -1;

/**
 * A task in numbers: judges and entries sorted by id, so that the order in which they came changes nothing,
 * and for each entry and judge what it costs to bring them together.
 */
export interface BoardOfPairs {
  readonly judgeIds: readonly string[];
  readonly entryIds: readonly string[];
  /** Entry by entry: 0, or small whole numbers up to {@link MOST_COST}; {@link FORBIDDEN}. */
  readonly costs: readonly Int8Array[];
  /** Entry by entry: judges who are pinned to it. */
  readonly pinned: readonly (readonly number[])[];
  /** Judge by judge. */
  readonly maxLoad: readonly number[];
  readonly judgesPerEntry: number;
}

/** A judge who does not know the field, where that is only preferred. */
export const OUTSIDE_FIELD_COST = 2;
/** A pair that was not there before. */
export const MOVED_COST = 1;
/** The most a pair costs. */
export const MOST_COST = OUTSIDE_FIELD_COST + MOVED_COST;

/**
 * Writes a task in numbers.
 *
 * @throws RangeError for an id named twice, or a pinned pair that is blocked or names nobody; pinned pairs may pass `maxLoad`
 */
export function boardOfPairs(task: AssignmentTask): BoardOfPairs {
  const judges = sortedById(task.judges);
  const entries = sortedById(task.entries);
  const judgeAt = new Map(judges.map(({ id }, at) => [id, at]));
  const entryAt = new Map(entries.map(({ id }, at) => [id, at]));
  const known = judges.map(({ fields }) => new Set(fields));

  const moved = task.previous.length === 0 ? 0 : MOVED_COST;
  const costs = entries.map(({ field }) =>
    Int8Array.from(known, (fields) => {
      const knows = field === null || fields.size === 0 || fields.has(field);
      if (!knows && task.fieldMatch === 'REQUIRED') return FORBIDDEN;
      return (knows ? 0 : OUTSIDE_FIELD_COST) + moved;
    }),
  );
  const change = (pairs: readonly Pair[], by: (cost: number) => number) => {
    for (const { judgeId, entryId } of pairs) {
      const own = costs[entryAt.get(entryId) ?? -1];
      const judge = judgeAt.get(judgeId);
      if (own && judge !== undefined && own[judge] !== FORBIDDEN) own[judge] = by(own[judge]!);
    }
  };
  change(uniquePairs(task.previous), (cost) => cost - moved);
  change(task.blocked, () => FORBIDDEN);

  const blocked = new Set(task.pinned.length === 0 ? [] : task.blocked.map(pairKey));
  const pinned = entries.map((): number[] => []);
  for (const pair of task.pinned) {
    const judge = judgeAt.get(pair.judgeId);
    const entry = entryAt.get(pair.entryId);
    if (judge === undefined || entry === undefined || blocked.has(pairKey(pair)))
      throw new RangeError(`a pair that cannot be pinned: ${pairKey(pair)}`);
    if (!pinned[entry]!.includes(judge)) pinned[entry]!.push(judge);
    costs[entry]![judge] = FORBIDDEN; // It has this judge: nothing more to decide.
  }
  return {
    judgeIds: judges.map(({ id }) => id),
    entryIds: entries.map(({ id }) => id),
    costs,
    pinned,
    maxLoad: judges.map(({ maxLoad }) => maxLoad),
    judgesPerEntry: task.judgesPerEntry,
  };
}

function sortedById<One extends { readonly id: string }>(all: readonly One[]): One[] {
  const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const twice = sorted.find(({ id }, at) => at > 0 && sorted[at - 1]!.id === id);
  if (twice) throw new RangeError(`named twice: ${twice.id}`);
  return sorted;
}

function uniquePairs(pairs: readonly Pair[]): Pair[] {
  return [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()];
}
