import type { Criterion } from '../setup/criterion.ts';
import type { Points } from '../setup/points.ts';
import type { ScoreFact } from './score-fact.ts';

/** What stands on a sheet for one criterion. */
export type SheetMark = Pick<ScoreFact, 'points' | 'note' | 'at'>;

/** What stands on a sheet, by criterion; one that is not there was never touched. */
export type Sheet = ReadonlyMap<string, SheetMark>;

/** Which of two facts on one criterion stands: the later; of the same millisecond the greater id, by code unit. */
export function compareFacts(a: ScoreFact, b: ScoreFact): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * The sheet from everything that was ever written on it, in any order and with any repetition: by criterion the
 * latest fact (a last-writer-wins map; Shapiro et al., *Conflict-free replicated data types*, 2011).
 */
export function foldSheet(facts: Iterable<ScoreFact>): Sheet {
  const latest = new Map<string, ScoreFact>();
  for (const fact of facts) {
    const standing = latest.get(fact.criterionId);
    if (!standing || compareFacts(standing, fact) < 0) latest.set(fact.criterionId, fact);
  }
  return new Map([...latest].map(([id, { points, note, at }]) => [id, { points, note, at }]));
}

/** The criteria that are not scored yet, in the order of the round. */
export function missingOn(sheet: Sheet, criteria: readonly Pick<Criterion, 'id'>[]): string[] {
  return criteria.filter(({ id }) => (sheet.get(id)?.points ?? null) === null).map(({ id }) => id);
}

/** The points by criterion of a complete sheet; `null` where one is not scored: never a 0 in its place. */
export function pointsOf(sheet: Sheet, criteria: readonly Pick<Criterion, 'id'>[]): ReadonlyMap<string, Points> | null {
  if (missingOn(sheet, criteria).length > 0) return null;
  return new Map(criteria.map(({ id }) => [id, sheet.get(id)!.points!]));
}
