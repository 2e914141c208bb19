import { roundHalfUp, writeRational } from '../numbers/rational.ts';
import { breakTies, type Rung } from './break-ties.ts';
import { intervalOf, variancesOfMeans } from './intervals.ts';
import { type AdjustedScores, judgeAdjusted } from './judge-adjusted.ts';
import { type JuryGraph, juryGraph } from './jury-graph.ts';
import { trimmedMean, weightedMean } from './means.ts';
import { missedPassMarks } from './pass-marks.ts';
import type {
  Advances,
  Ranking,
  RankingLine,
  RankingNote,
  RankingRules,
  RankingTask,
  RankingWarning,
} from './ranking.ts';
import { byText, type ScoredEntry, scoredEntries } from './scored-entry.ts';

/**
 * Ranks the entries of a round by its rules: scores by its method, pass marks, ties by its chain, who goes on. Pure
 * and the same to the last digit for the same sheets, in whatever order they come, on every machine.
 *
 * @throws RangeError for sheets that contradict themselves: two of one judge on one entry, one of an unknown entry
 */
export function rankEntries(task: RankingTask): Ranking {
  const { rules } = task;
  const { method, decimals } = rules.ranking;
  const entries = scoredEntries(task);
  const by = scoresOf(entries, juryGraph(entries), rules);

  const lines = entries.map((entry, at): Draft => {
    const { score, notes } = by.scores[at]!;
    const missed = missedPassMarks(entry, rules);
    return {
      entry,
      score,
      passed: score !== null && missed.length === 0,
      notes: [...notes, ...sheetsMissing(entry, rules), ...missed],
      interval: score === null ? null : intervalOf(score, by.variances[at]!, entry.sheets.length, by.degrees, decimals),
    };
  });
  const draftOf = new Map(lines.map((line) => [line.entry.id, line]));
  const rungs = rungsOf(lines, task);
  const placed: RankingLine[] = [];
  for (const rung of rungs) {
    const place = placed.length + 1;
    const advances = advancesOf(place, rung.entries.length, rules.advance);
    for (const entry of rung.entries)
      placed.push(lineOf(draftOf.get(entry.id)!, decimals, place, advances, tieNotes(rung)));
  }
  const without = lines
    .filter(({ passed }) => !passed)
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || byText(a.entry.id, b.entry.id))
    .map((line) => lineOf(line, decimals, null, 'NO', []));
  return {
    method,
    decimals,
    lines: [...placed, ...without],
    warnings: [...by.warnings, ...tieWarnings(rungs, placed, task)],
    severities: by.severities,
  };
}

interface Draft extends Pick<RankingLine, 'score' | 'passed' | 'notes' | 'interval'> {
  readonly entry: ScoredEntry;
}

function scoresOf(entries: readonly ScoredEntry[], graph: JuryGraph, { ranking }: RankingRules): AdjustedScores {
  const { method, drop, decimals } = ranking;
  if (method === 'JUDGE_ADJUSTED') return judgeAdjusted(entries, graph, decimals);
  return {
    scores: entries.map((entry) =>
      method === 'TRIMMED_MEAN' ? trimmedMean(entry, drop, decimals) : weightedMean(entry, decimals),
    ),
    variances: variancesOfMeans(graph),
    degrees: graph.degrees,
    severities: [],
    warnings: [],
  };
}

/** Those with a place, the highest score first, ties parted as far as the chain goes. */
function rungsOf(lines: readonly Draft[], { rules, lotSeed }: RankingTask): Rung[] {
  const byScore = Map.groupBy(
    lines.filter(({ passed }) => passed),
    ({ score }) => score!,
  );
  return [...byScore]
    .sort(([a], [b]) => b - a)
    .flatMap(([, tied]) =>
      breakTies(
        tied.map(({ entry }) => entry),
        rules.tieBreaks,
        lotSeed,
      ),
    );
}

function lineOf(
  { entry, score, passed, notes, interval }: Draft,
  decimals: number,
  place: number | null,
  advances: Advances,
  more: readonly RankingNote[],
): RankingLine {
  return {
    entryId: entry.id,
    place,
    score,
    rawMean: entry.mean && writeRational(entry.mean),
    raw: entry.mean && roundHalfUp(entry.mean, decimals),
    sheets: entry.sheets.length,
    interval,
    passed,
    advances,
    notes: [...notes, ...more],
  };
}

function advancesOf(place: number, sharing: number, advance: number | null): Advances {
  if (advance === null || place > advance) return 'NO';
  return place + sharing - 1 <= advance ? 'YES' : 'AT_THE_CUT';
}

function sheetsMissing({ sheets }: ScoredEntry, { judgesPerEntry }: RankingRules): RankingNote[] {
  if (sheets.length >= judgesPerEntry) return [];
  return [{ code: 'SHEETS_MISSING', values: { sheets: String(sheets.length), needed: String(judgesPerEntry) } }];
}

function tieNotes({ entries, by }: Rung): RankingNote[] {
  return [
    ...(by ? [{ code: 'TIE_BROKEN' as const, values: { by: by.kind, criterionId: by.criterionId ?? '' } }] : []),
    ...(entries.length > 1 ? [{ code: 'TIE_OPEN' as const, values: {} }] : []),
  ];
}

function tieWarnings(rungs: readonly Rung[], placed: readonly RankingLine[], task: RankingTask): RankingWarning[] {
  const open = rungs.some(({ entries }) => entries.length > 1);
  const lot = task.rules.tieBreaks.some(({ kind }) => kind === 'LOT');
  return [
    ...(placed.some(({ advances }) => advances === 'AT_THE_CUT') ? (['TIE_AT_THE_CUT'] as const) : []),
    ...(open && lot && task.lotSeed === null ? (['LOT_NOT_DRAWN'] as const) : []),
  ];
}
