import { type FieldProblem, problemIn } from '@pho-hien/kernel';
import type { AssignmentTask, Pair } from '../assignment/assignment-task.ts';
import { drawOrder, type LotSeed } from '../lot/lot.ts';

/** How many entries all judges of a round score before it begins, to find one measure. */
export const CALIBRATION_ENTRIES = 2;

/** What of a round a calibration asks. */
export type CalibrationTask = Pick<AssignmentTask, 'blocked'> & {
  readonly judges: readonly { readonly id: string }[];
  readonly entries: readonly { readonly id: string }[];
};

/** What is wrong with the entries chosen: two different ones of the round. */
export function calibrationProblems(chosen: readonly string[], { entries }: CalibrationTask): FieldProblem[] {
  const known = new Set(entries.map(({ id }) => id));
  return [
    ...problemIn('entryIds', chosen.length < CALIBRATION_ENTRIES ? 'required' : null),
    ...problemIn('entryIds', chosen.length > CALIBRATION_ENTRIES ? 'too_long' : null),
    ...problemIn('entryIds', new Set(chosen).size < chosen.length ? 'duplicate' : null),
    ...problemIn('entryIds', chosen.some((id) => !known.has(id)) ? 'unknown_value' : null),
  ];
}

/** The entries by lot, of those that the most judges may score; fewer than two where the round has fewer. */
export function drawCalibrationEntries({ judges, entries, blocked }: CalibrationTask, seed: LotSeed): string[] {
  const known = new Set(judges.map(({ id }) => id));
  const barred = new Map<string, Set<string>>();
  for (const { judgeId, entryId } of blocked)
    if (known.has(judgeId)) barred.set(entryId, (barred.get(entryId) ?? new Set()).add(judgeId));
  const barredFrom = (id: string) => barred.get(id)?.size ?? 0;
  const drawn = drawOrder(
    seed,
    '',
    entries.map(({ id }) => id),
  );
  return drawn.sort((a, b) => barredFrom(a) - barredFrom(b)).slice(0, CALIBRATION_ENTRIES);
}

/** Every judge of the round with every chosen entry, but none with an entry they have a stake in (invariant 4). */
export function calibrationPairs({ judges, blocked }: CalibrationTask, chosen: readonly string[]): Pair[] {
  const barred = new Set(blocked.map(({ judgeId, entryId }) => `${judgeId} ${entryId}`));
  return judges.flatMap(({ id: judgeId }) =>
    chosen.filter((entryId) => !barred.has(`${judgeId} ${entryId}`)).map((entryId) => ({ judgeId, entryId })),
  );
}
