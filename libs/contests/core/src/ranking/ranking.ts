import type { Criterion } from '../setup/criterion.ts';
import type { Points } from '../setup/points.ts';
import type { RankingMethod } from '../setup/ranking-rules.ts';
import type { Round } from '../setup/round.ts';

/** What of a round a ranking goes by. */
export type RankingRules = Pick<
  Round,
  'criteria' | 'judgesPerEntry' | 'advance' | 'passMarks' | 'ranking' | 'tieBreaks'
>;

/** A submitted sheet. Only complete ones are handed in: `pointsOf` gives `null` for others. */
export interface CompleteSheet {
  readonly judgeId: string;
  readonly entryId: string;
  /** By criterion. */
  readonly points: ReadonlyMap<Criterion['id'], Points>;
}

/** An entry to be ranked. */
export interface RankableEntry {
  readonly id: string;
  readonly submittedAt: Date;
}

/** What is ranked. Sheets and entries in any order: the outcome is the same, to the last digit. */
export interface RankingTask {
  readonly rules: RankingRules;
  readonly entries: readonly RankableEntry[];
  readonly sheets: readonly CompleteSheet[];
  /** What the lot is drawn by (`drawnBy`), revealed after it was committed; `null`: ties that come to a lot stay open. */
  readonly lotSeed: string | null;
}

/** Everything that a line of a ranking says beside its score; `libs/messages` has a sentence for each. */
export const RANKING_NOTES = [
  /** {sheets, score}: the mean of so many sheets. */
  'MEAN_OF_SHEETS',
  /** {sheets, left}: so many sheets lowest and highest left out, so many left. */
  'TRIMMED',
  /** {sheets, needed}: too few sheets to leave any out; the mean of all. */
  'TOO_FEW_TO_TRIM',
  /** {raw, score, change}: the mean, put right by how strict or mild its judges are. */
  'ADJUSTED',
  /** {}: nothing shows that judges differ; the mean stands. */
  'NOTHING_TO_ADJUST',
  /** {sheets, needed}: fewer sheets than the rules ask for. */
  'SHEETS_MISSING',
  /** {mean, least}: the mean is below the pass mark. */
  'BELOW_LEAST_MEAN',
  /** {criterionId}: a criterion stood at the lowest. */
  'CRITERION_AT_LOWEST',
  /** {by}: a tie was settled by this step of the chain. */
  'TIE_BROKEN',
  /** {}: the chain came to its end, the place is shared. */
  'TIE_OPEN',
] as const;

/** What a line says beside its score. */
export type RankingNoteCode = (typeof RANKING_NOTES)[number];

/** One thing a line says, with the values of its sentence, numbers written as people read them. */
export interface RankingNote {
  readonly code: RankingNoteCode;
  readonly values: Readonly<Record<string, string>>;
}

/** Whether an entry goes on. `AT_THE_CUT`: tied across the last place; the jury says. */
export type Advances = 'YES' | 'NO' | 'AT_THE_CUT';

/** Between what the score lies in 95 of 100 such juries, in units of the last decimal. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Whether so few judges scored the entry that the interval is to be shown beside the score. */
  readonly fewJudges: boolean;
}

/** One entry in a ranking. */
export interface RankingLine {
  readonly entryId: string;
  /** 1, 2, 2, 4 …; `null`: has no place, for want of sheets or of a pass mark. */
  readonly place: number | null;
  /** What it is ranked by, in units of the last decimal (`ranking.decimals`); `null`: no complete sheet. */
  readonly score: number | null;
  /** The mean of the sheets as they are, exactly, such as `247/3`; `null`: no complete sheet. */
  readonly rawMean: string | null;
  /** The same, rounded like `score`. */
  readonly raw: number | null;
  readonly sheets: number;
  /** `null` where sheets are too few to tell. */
  readonly interval: Interval | null;
  readonly passed: boolean;
  readonly advances: Advances;
  readonly notes: readonly RankingNote[];
}

/** What a ranking says of itself as a whole. */
export const RANKING_WARNINGS = [
  /** Juries that share no judge: how strict they are compared with one another cannot be known. */
  'SEPARATE_JURIES',
  /** Too few sheets in common to tell strict judges from weak entries: plain means are used. */
  'NOT_ENOUGH_IN_COMMON',
  /** A tie across the last place that goes on. */
  'TIE_AT_THE_CUT',
  /** The chain asks for a lot, and no seed was given. */
  'LOT_NOT_DRAWN',
] as const;

/** What a ranking says of itself as a whole. */
export type RankingWarning = (typeof RANKING_WARNINGS)[number];

/** How strict or mild a judge was found to be. */
export interface Severity {
  readonly judgeId: string;
  /** Added to the quality in each sheet, on the scale of 100: below 0 is strict. */
  readonly severity: number;
  /** Which of the juries that share no judge; 0, 1, 2 … Only within one are severities comparable. */
  readonly jury: number;
}

/** A ranking. */
export interface Ranking {
  readonly method: RankingMethod;
  readonly decimals: number;
  /** By place; then those without one, by score and id. */
  readonly lines: readonly RankingLine[];
  readonly warnings: readonly RankingWarning[];
  /** `JUDGE_ADJUSTED` only, sorted by judge; else empty. */
  readonly severities: readonly Severity[];
}
