import { type Rational, rational, add, compareRationals, meanOf } from '../numbers/rational.ts';
import { lotKey } from '../lot/lot.ts';
import type { TieBreak } from '../setup/ranking-rules.ts';
import { byText, type ScoredEntry } from './scored-entry.ts';

/** Entries that share a place, and what set each apart from those after it. */
export interface Rung {
  readonly entries: readonly ScoredEntry[];
  /** What settled it that these stand where they do; `null`: their score did. */
  readonly by: TieBreak | null;
}

/**
 * Sets entries of one score apart, step by step: those that a step leaves equal go on to the next one. What no step
 * parts stays together, sorted by id.
 *
 * @param lotSeed `null`: a lot parts nobody
 */
export function breakTies(tied: readonly ScoredEntry[], chain: readonly TieBreak[], lotSeed: string | null): Rung[] {
  return part(tied, chain, lotSeed, null);
}

function part(
  tied: readonly ScoredEntry[],
  [step, ...rest]: readonly TieBreak[],
  seed: string | null,
  by: TieBreak | null,
): Rung[] {
  if (tied.length <= 1 || !step) return [{ entries: [...tied].sort((a, b) => byText(a.id, b.id)), by }];
  const compare = comparison(step, seed);
  const sorted = [...tied].sort(compare);
  const groups: ScoredEntry[][] = [];
  for (const entry of sorted) {
    const last = groups.at(-1);
    if (last && compare(last[0]!, entry) === 0) last.push(entry);
    else groups.push([entry]);
  }
  return groups.flatMap((group) => part(group, rest, seed, groups.length > 1 ? step : by));
}

/** Below 0 where `a` comes first. Everything is compared exactly. */
function comparison({ kind, criterionId }: TieBreak, seed: string | null): (a: ScoredEntry, b: ScoredEntry) => number {
  const higher = (of: (entry: ScoredEntry) => Rational) => (a: ScoredEntry, b: ScoredEntry) =>
    compareRationals(of(b), of(a));
  switch (kind) {
    case 'CRITERION':
      return higher(({ sheets }) => meanOf(sheets.map(({ points }) => rational(points.get(criterionId!) ?? 0))));
    case 'RAW_MEAN':
      return higher(({ mean }) => mean!);
    case 'MEDIAN':
      return higher(medianOf);
    case 'LOWEST_SHEET':
      return higher((entry) => totalsOf(entry)[0]!);
    case 'HIGHEST_SHEET':
      return higher((entry) => totalsOf(entry).at(-1)!);
    case 'SUBMITTED_EARLIER':
      return (a, b) => secondOf(a) - secondOf(b);
    case 'LOT':
      return (a, b) => (seed === null ? 0 : byText(lotKey(seed, a.id), lotKey(seed, b.id)));
  }
}

function totalsOf({ sheets }: ScoredEntry): Rational[] {
  return sheets.map(({ total }) => total).sort(compareRationals);
}

function medianOf(entry: ScoredEntry): Rational {
  const totals = totalsOf(entry);
  const [low, high] = [totals[Math.ceil(totals.length / 2) - 1]!, totals[Math.floor(totals.length / 2)]!];
  const sum = add(low, high);
  return rational(sum.numerator, sum.denominator * 2n);
}

function secondOf({ submittedAt }: ScoredEntry): number {
  return Math.floor(submittedAt.getTime() / 1000);
}
