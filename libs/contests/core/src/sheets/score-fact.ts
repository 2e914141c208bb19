import { type FieldProblem, isId, problemIn, textProblem } from '@pho-hien/kernel';
import { type Criterion, isOnScale } from '../setup/criterion.ts';
import type { Points } from '../setup/points.ts';

/** The most characters of a judge's note on one criterion. */
export const NOTE_LENGTH = 2_000;

/** Something a judge wrote on a sheet. Never changed: what comes later stands in its place. */
export interface ScoreFact {
  /** Made on the device; the same fact sent twice is one fact. */
  readonly id: string;
  readonly criterionId: string;
  /** `null`: cleared, so that the criterion is not scored; never the same as the lowest. */
  readonly points: Points | null;
  /** For the secretary and, where the rules say so, for the team; may be empty. */
  readonly note: string;
  /** When it was written, by the device's clock as corrected by the server. */
  readonly at: Date;
}

/** What is wrong with a fact, by the round's criteria. */
export function scoreFactProblems(fact: ScoreFact, criteria: readonly Criterion[]): FieldProblem[] {
  const criterion = criteria.find(({ id }) => id === fact.criterionId);
  const { points } = fact;
  return [
    ...problemIn('id', isId(fact.id) ? null : 'not_an_id'),
    ...problemIn('criterionId', criterion ? null : 'unknown_value'),
    ...problemIn('points', criterion && points !== null ? pointsProblem(points, criterion) : null),
    ...problemIn('note', textProblem(fact.note, NOTE_LENGTH)),
  ];
}

function pointsProblem(points: Points, { scale }: Criterion) {
  if (!Number.isInteger(points)) return 'not_a_number';
  if (points < scale.min) return 'too_small';
  if (points > scale.max) return 'too_large';
  return isOnScale(points, scale) ? null : 'not_allowed';
}
