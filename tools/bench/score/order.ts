/** A judge of the bench, past the second factor, with the sheets that were assigned to them. */
export interface BenchJudge {
  readonly cookie: string;
  readonly sheetIds: readonly string[];
}

/** What the load of `score.save` is told to do. */
export interface SaveOrder {
  readonly contestId: string;
  readonly criterionIds: readonly string[];
  /** A connection each; all of them save at the same moment. */
  readonly judges: readonly BenchJudge[];
  /** How often they do, and how many of the first times are not measured. */
  readonly times: number;
  readonly warmUp: number;
  /** Of every so many saves one is sent twice, as after an answer that was lost. */
  readonly twiceEvery: number;
}

/** What it saw; milliseconds. */
export interface SavesTold {
  readonly p50: number;
  readonly p99: number;
  /** Until the last of 200 was answered, in the middle one of the measured times. */
  readonly wholeMedian: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Facts that the API said it keeps. */
  readonly kept: readonly string[];
}
