import { type FieldProblem, type LocalizedText, nameProblem, problemIn } from '@pho-hien/kernel';
import { type Criterion, criterionProblems, wholeProblem } from './criterion.ts';
import { type PassMarks, type RankingRule, rankingProblems, type TieBreak } from './ranking-rules.ts';

/** What a round is for. */
export const ROUND_KINDS = ['SCREENING', 'SEMI_FINAL', 'FINAL'] as const;

/** What a round is for. */
export type RoundKind = (typeof ROUND_KINDS)[number];

/** The most of each thing that a round has; more is a slip of the finger. */
export const ROUND_LIMITS = {
  criteria: 20,
  judgesPerEntry: 50,
  entriesPerJudge: 1_000,
  advance: 10_000,
  minutes: 120,
} as const;

/** How long a team has on stage, in whole minutes. */
export interface PitchTimes {
  readonly pitchMinutes: number;
  readonly questionMinutes: number;
}

/** One round of a board. Scores of one round do not count in the next. */
export interface Round {
  readonly id: string;
  readonly kind: RoundKind;
  readonly name: LocalizedText;
  /** Judges score from this instant; `null` while nobody knows. */
  readonly scoringOpensAt: Date | null;
  /** Until this instant, not included. */
  readonly scoringClosesAt: Date | null;
  readonly criteria: readonly Criterion[];
  readonly judgesPerEntry: number;
  /** The most entries that one judge scores; judges may each agree on fewer. */
  readonly entriesPerJudge: number;
  /** A judge scores only what stands in a field they know. */
  readonly matchFields: boolean;
  /** Judges do not see whose entry it is. */
  readonly blind: boolean;
  /** How many go on to the next round; `null` in a final. */
  readonly advance: number | null;
  readonly passMarks: PassMarks;
  readonly ranking: RankingRule;
  /** Asked one after the other; a tie that none settles stays one, and the jury decides. */
  readonly tieBreaks: readonly TieBreak[];
  /** `null`: nobody stands on stage. */
  readonly pitch: PitchTimes | null;
}

/** What is wrong with a round; `at` is its path, `isLast` whether nothing comes after it. */
export function roundProblems(round: Round, at: string, isLast: boolean): FieldProblem[] {
  const { name, criteria, advance, pitch, scoringOpensAt, scoringClosesAt } = round;
  const ids = criteria.map(({ id }) => id);
  const ends = scoringOpensAt && scoringClosesAt && scoringClosesAt <= scoringOpensAt;
  return [
    ...problemIn(`${at}.kind`, ROUND_KINDS.includes(round.kind) ? null : 'unknown_value'),
    ...problemIn(`${at}.name.vi`, nameProblem(name.vi)),
    ...problemIn(`${at}.name.en`, name.en.trim() === '' ? null : nameProblem(name.en)),
    ...problemIn(`${at}.scoringClosesAt`, ends ? 'ends_before_start' : null),
    ...problemIn(`${at}.criteria`, criteria.length === 0 ? 'required' : null),
    ...problemIn(`${at}.criteria`, criteria.length > ROUND_LIMITS.criteria ? 'too_long' : null),
    ...problemIn(`${at}.criteria`, new Set(ids).size < ids.length ? 'duplicate' : null),
    ...criteria.flatMap((criterion, i) => criterionProblems(criterion, `${at}.criteria.${i}`)),
    ...problemIn(`${at}.judgesPerEntry`, wholeProblem(round.judgesPerEntry, 1, ROUND_LIMITS.judgesPerEntry)),
    ...problemIn(`${at}.entriesPerJudge`, wholeProblem(round.entriesPerJudge, 1, ROUND_LIMITS.entriesPerJudge)),
    ...problemIn(`${at}.advance`, advanceProblem(advance, isLast)),
    ...rankingProblems(round, at),
    ...(pitch === null
      ? []
      : [
          ...problemIn(`${at}.pitch.pitchMinutes`, wholeProblem(pitch.pitchMinutes, 1, ROUND_LIMITS.minutes)),
          ...problemIn(`${at}.pitch.questionMinutes`, wholeProblem(pitch.questionMinutes, 0, ROUND_LIMITS.minutes)),
        ]),
  ];
}

function advanceProblem(advance: number | null, isLast: boolean) {
  if (isLast) return advance === null ? null : 'not_allowed';
  return advance === null ? 'required' : wholeProblem(advance, 1, ROUND_LIMITS.advance);
}
