/** A judge as assigning sees them. */
export interface AssignableJudge {
  readonly id: string;
  /** Fields that the judge knows; none named: all. */
  readonly fields: readonly string[];
  /** The most entries the judge scores in this round, pinned ones included. */
  readonly maxLoad: number;
}

/** An entry as assigning sees it. */
export interface AssignableEntry {
  readonly id: string;
  /** `null`: any judge knows enough. */
  readonly field: string | null;
}

/** One judge for one entry. */
export interface Pair {
  readonly judgeId: string;
  readonly entryId: string;
}

/** What is to be assigned. Judges and entries in any order: the outcome is the same. */
export interface AssignmentTask {
  readonly judges: readonly AssignableJudge[];
  readonly entries: readonly AssignableEntry[];
  readonly judgesPerEntry: number;
  /** Whether fields must match, or only should where loads stay level all the same. */
  readonly fieldMatch: 'REQUIRED' | 'PREFERRED';
  /** Pairs that must not be: conflicts, undecided ones included, and recusals. */
  readonly blocked: readonly Pair[];
  /** Pairs that stay: set by hand, or with a sheet that has begun. They may have any field; never a blocked pair. */
  readonly pinned: readonly Pair[];
  /** The assignment until now: kept where it costs nothing else. */
  readonly previous: readonly Pair[];
}

/** Which constraint to loosen. */
export const CONSTRAINTS = [
  /** More load for judges, or more judges. */
  'LOAD',
  /** Judges for more fields, or fields that need not match. */
  'FIELDS',
  /** Judges without a stake. */
  'CONFLICTS',
  /** Fewer judges for each entry (where there are too few), or more (where the graph has too few lines). */
  'JUDGES_PER_ENTRY',
  /** Pairs set by hand, or begun. */
  'PINNED',
] as const;

/** A constraint that can be loosened. */
export type Constraint = (typeof CONSTRAINTS)[number];

/**
 * Why some entries stay short of judges, as a proof that anybody can count after: of the places that `entryIds`
 * need, `supplied` can come from outside `judgeIds`, and these have only `capacity` left for them all.
 */
export interface Shortage {
  readonly entryIds: readonly string[];
  /** The only judges who could still take more of these entries were their load higher; may be none. */
  readonly judgeIds: readonly string[];
  /** Places these entries need, beyond pinned ones. */
  readonly needed: number;
  /** Places that judges outside `judgeIds` can fill, each judge once an entry. */
  readonly supplied: number;
  /** What is left of the load of `judgeIds`, beyond pinned pairs. */
  readonly capacity: number;
  readonly loosen: readonly Constraint[];
}

/** An entry's or a judge's being cut off: without the judge, the graph falls into these pieces. */
export interface WeakSpot {
  /** The judge whose absence splits the graph; `null`: it is split as it stands. */
  readonly withoutJudgeId: string | null;
  /** How many pieces there are then. */
  readonly pieces: number;
  /** The entries of the smallest piece. */
  readonly entryIds: readonly string[];
}

/** The assignment. */
export interface Assignment {
  /** Sorted by entry, then judge; pinned pairs included. */
  readonly pairs: readonly Pair[];
  /** Entries of each judge. */
  readonly loads: ReadonlyMap<string, number>;
  /** The highest load minus the lowest. */
  readonly spread: number;
  /** Pairs whose field the judge does not know: 0 where fields must match, but for pinned pairs. */
  readonly outsideField: number;
  /** Pairs of `previous` that are no more. */
  readonly moved: number;
  /** Empty: every entry has its judges. */
  readonly shortages: readonly Shortage[];
  /** Empty: the graph stays in one piece whichever judge is away. */
  readonly weakSpots: readonly WeakSpot[];
  /** What to loosen so that weak spots can go; empty where there are none. */
  readonly loosenToConnect: readonly Constraint[];
}

/** A key for a pair in a set. */
export function pairKey({ judgeId, entryId }: Pair): string {
  return `${judgeId} ${entryId}`;
}
