import { type FieldProblem, problemIn } from '@pho-hien/kernel';
import { wholeProblem } from './criterion.ts';
import type { Points } from './points.ts';

/** How sheets become a score; `docs/judging.md` explains each. */
export const RANKING_METHODS = ['WEIGHTED_MEAN', 'TRIMMED_MEAN', 'JUDGE_ADJUSTED'] as const;

/** How sheets become a score. */
export type RankingMethod = (typeof RANKING_METHODS)[number];

/** How entries are ranked. */
export interface RankingRule {
  readonly method: RankingMethod;
  /** `TRIMMED_MEAN`: how many of the lowest, and as many of the highest sheets, are left out; else 0. */
  readonly drop: number;
  /** Decimals, 0 to 4, to which scores are rounded, half up, before they are compared or printed. */
  readonly decimals: number;
}

/** What is asked where a criterion stood at the lowest of its scale. */
export const LOWEST_RULES = ['ALLOWED', 'NOT_ON_ANY_SHEET', 'NOT_ON_EVERY_SHEET'] as const;

/** What is asked where a criterion stood at the lowest of its scale. */
export type LowestRule = (typeof LOWEST_RULES)[number];

/** What an entry has to reach to have a place at all, such as *mean ≥ 50 and no criterion at 0*. */
export interface PassMarks {
  /** Of the mean of the sheets on the scale of 100, in hundredths: 5000 is 50. `null`: none. */
  readonly leastMean: Points | null;
  /** `NOT_ON_EVERY_SHEET` is the same as "the criterion's mean is not the lowest". */
  readonly lowest: LowestRule;
}

/** What settles a tie. */
export const TIE_BREAK_KINDS = [
  /** The higher mean of one criterion. */
  'CRITERION',
  /** The higher mean of the sheets as they are; says something where the ranking adjusts or trims. */
  'RAW_MEAN',
  /** The higher median of the sheets. */
  'MEDIAN',
  /** The higher lowest sheet. */
  'LOWEST_SHEET',
  /** The higher highest sheet. */
  'HIGHEST_SHEET',
  /** Submitted earlier, to the second. */
  'SUBMITTED_EARLIER',
  /** By lot, from a seed that was committed before. */
  'LOT',
] as const;

/** What settles a tie. */
export type TieBreakKind = (typeof TIE_BREAK_KINDS)[number];

/** One step of the chain that settles ties. */
export interface TieBreak {
  readonly kind: TieBreakKind;
  /** Of `CRITERION`; else `null`. */
  readonly criterionId: string | null;
}

/** The most decimals scores are compared to. */
export const MOST_DECIMALS = 4;

/** What is wrong with how a round is ranked; `at` is its path. */
export function rankingProblems(
  round: {
    readonly ranking: RankingRule;
    readonly passMarks: PassMarks;
    readonly tieBreaks: readonly TieBreak[];
    readonly judgesPerEntry: number;
    readonly criteria: readonly { readonly id: string }[];
  },
  at: string,
): FieldProblem[] {
  const { ranking, passMarks, tieBreaks, criteria } = round;
  const { method, drop, decimals } = ranking;
  const trimmed = method === 'TRIMMED_MEAN';
  const mostDropped = trimmed ? Math.max(1, Math.floor((round.judgesPerEntry - 1) / 2)) : 0;
  return [
    ...problemIn(`${at}.ranking.method`, RANKING_METHODS.includes(method) ? null : 'unknown_value'),
    ...problemIn(`${at}.ranking.drop`, wholeProblem(drop, trimmed ? 1 : 0, mostDropped)),
    // Two sheets less than three leave nothing between them.
    ...problemIn(`${at}.judgesPerEntry`, trimmed && round.judgesPerEntry < 3 ? 'too_small' : null),
    ...problemIn(`${at}.ranking.decimals`, wholeProblem(decimals, 0, MOST_DECIMALS)),
    ...problemIn(
      `${at}.passMarks.leastMean`,
      passMarks.leastMean === null ? null : wholeProblem(passMarks.leastMean, 0, 10_000),
    ),
    ...problemIn(`${at}.passMarks.lowest`, LOWEST_RULES.includes(passMarks.lowest) ? null : 'unknown_value'),
    ...tieBreaks.flatMap((step, i) => [
      ...problemIn(`${at}.tieBreaks.${i}`, tieBreakProblem(step, tieBreaks.slice(0, i), criteria)),
    ]),
  ];
}

function tieBreakProblem(
  { kind, criterionId }: TieBreak,
  before: readonly TieBreak[],
  criteria: readonly { readonly id: string }[],
) {
  if (!TIE_BREAK_KINDS.includes(kind)) return 'unknown_value';
  if (kind === 'CRITERION' ? !criteria.some(({ id }) => id === criterionId) : criterionId !== null)
    return 'unknown_value';
  if (before.some((other) => other.kind === kind && other.criterionId === criterionId)) return 'duplicate';
  // A lot settles everything: what stands after it is never asked.
  return before.some((other) => other.kind === 'LOT') ? 'not_allowed' : null;
}
