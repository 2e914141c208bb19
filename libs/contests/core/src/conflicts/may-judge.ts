import { BARRING_KINDS, type ConflictKind } from './find-conflicts.ts';

/** What a secretary said of a tie that does not bar outright. */
export interface ConflictDecision {
  readonly kind: ConflictKind;
  /** Whether the judge may score the entry all the same. */
  readonly allowed: boolean;
}

/** Where a judge stands towards an entry. */
export interface JudgeStanding {
  /** `UNDECIDED`: the secretary has yet to say; until then the judge neither sees nor scores the entry. */
  readonly standing: 'FREE' | 'BARRED' | 'UNDECIDED';
  /** What bars, or what waits for the secretary. */
  readonly because: readonly ConflictKind[];
}

/**
 * Whether a judge may see and score an entry (invariant 4). What bars outright no decision lifts.
 *
 * @param ties what `findConflicts` found
 * @param decisions the latest of each kind for this judge and entry
 */
export function mayJudge(ties: readonly ConflictKind[], decisions: readonly ConflictDecision[]): JudgeStanding {
  const said = (kind: ConflictKind) => decisions.findLast((decision) => decision.kind === kind)?.allowed;
  const barring = ties.filter((kind) => BARRING_KINDS.has(kind) || said(kind) === false);
  if (barring.length > 0) return { standing: 'BARRED', because: barring };
  const open = ties.filter((kind) => said(kind) === undefined);
  return open.length > 0 ? { standing: 'UNDECIDED', because: open } : { standing: 'FREE', because: [] };
}
