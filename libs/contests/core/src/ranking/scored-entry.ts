import { meanOf, type Rational } from '../numbers/rational.ts';
import { sheetTotal } from '../sheets/sheet-total.ts';
import type { CompleteSheet, RankableEntry, RankingTask } from './ranking.ts';

/** A sheet with its total. */
export interface TotalledSheet extends CompleteSheet {
  /** On the scale of 100. */
  readonly total: Rational;
}

/** An entry with its sheets, sorted by judge. */
export interface ScoredEntry extends RankableEntry {
  readonly sheets: readonly TotalledSheet[];
  /** `null`: no sheet, so no mean; it is not 0. */
  readonly mean: Rational | null;
}

/**
 * Entries, sorted by id, with their sheets.
 *
 * @throws RangeError for an entry named twice, two sheets of one judge on one entry, or a sheet without its entry
 */
export function scoredEntries({ rules, entries, sheets }: RankingTask): ScoredEntry[] {
  const byEntry = new Map<string, TotalledSheet[]>(entries.map(({ id }) => [id, []]));
  if (byEntry.size < entries.length) throw new RangeError('an entry is named twice');
  for (const sheet of sheets) {
    const own = byEntry.get(sheet.entryId);
    if (!own) throw new RangeError(`a sheet of no entry: ${sheet.entryId}`);
    own.push({ ...sheet, total: sheetTotal(sheet.points, rules.criteria) });
  }
  return [...entries]
    .sort((a, b) => byText(a.id, b.id))
    .map((entry) => {
      const own = byEntry.get(entry.id)!.sort((a, b) => byText(a.judgeId, b.judgeId));
      const twice = own.find(({ judgeId }, at) => own[at - 1]?.judgeId === judgeId);
      if (twice) throw new RangeError(`two sheets of ${twice.judgeId} on ${entry.id}`);
      return { ...entry, sheets: own, mean: own.length === 0 ? null : meanOf(own.map(({ total }) => total)) };
    });
}

/** By code unit, the same in every language and runtime. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
