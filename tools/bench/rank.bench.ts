import {
  assignJudges,
  rankEntries,
  type RankingRules,
  seededChance,
  simulateJury,
  type SimulatedJury,
} from '@pho-hien/contests-core';
import type { Figure } from './figure.ts';
import { assignmentTask, rulesBy } from './judging/jury.ts';
import { kendallTau, meanWithMargin } from './judging/kendall.ts';

const JURIES = 500;
const [ENTRIES, JUDGES, FINALISTS] = [60, 12, 10];
const JURY: SimulatedJury = { level: 62, quality: 10, severity: 8, noise: 6 };
const METHODS = ['WEIGHTED_MEAN', 'TRIMMED_MEAN', 'JUDGE_ADJUSTED'] as const;
const LARGE = [200, 2_000] as const;
const MOST_MS = 200;

/** `rank.fairness`: whether adjusting for judges finds the true order better; `rank.time`: how long ranking takes. */
export async function* run(): AsyncGenerator<Figure> {
  const even = measure({ ...JURY, severity: 0 });
  const varied = measure(JURY);
  yield {
    ...{ bench: 'rank.fairness.varied', unit: 'tau', target: '>= 0.05, 95 % above 0' },
    value: round(varied.gain.mean),
    met: varied.gain.mean >= 0.05 && varied.gain.mean - varied.gain.margin > 0,
    ...detail(varied),
  };
  yield {
    ...{ bench: 'rank.fairness.even', unit: 'tau', target: '>= -0.01' },
    value: round(even.gain.mean),
    met: even.gain.mean >= -0.01,
    ...detail(even),
  };
  for (const method of METHODS) yield time(method);
}

type ByMethod<Value> = Record<(typeof METHODS)[number], Value>;

interface Measured {
  /** Kendall's tau of judge-adjusted less that of plain means, jury by jury. */
  readonly gain: { readonly mean: number; readonly margin: number };
  readonly tau: ByMethod<number>;
  /** In how many of a hundred juries the entry of the highest quality is among the finalists. */
  readonly bestInFinal: ByMethod<number>;
}

function measure(jury: SimulatedJury): Measured {
  const { pairs } = assignJudges(assignmentTask(JUDGES, ENTRIES, 10, 5));
  const taus: ByMethod<number[]> = { WEIGHTED_MEAN: [], TRIMMED_MEAN: [], JUDGE_ADJUSTED: [] };
  const found: ByMethod<number> = { WEIGHTED_MEAN: 0, TRIMMED_MEAN: 0, JUDGE_ADJUSTED: 0 };
  for (let seed = 1; seed <= JURIES; seed++) {
    const rules = rulesBy('WEIGHTED_MEAN');
    const { qualities, sheets } = simulateJury(pairs, rules.criteria, jury, seededChance(seed));
    const ids = [...qualities.keys()];
    const best = ids.reduce((a, b) => (qualities.get(b)! > qualities.get(a)! ? b : a));
    for (const method of METHODS) {
      const { lines } = rankEntries(taskOf(rulesBy(method, FINALISTS), ids, sheets));
      const scores = new Map(lines.map(({ entryId, score }) => [entryId, score!]));
      taus[method].push(
        kendallTau(
          ids.map((id) => qualities.get(id)!),
          ids.map((id) => scores.get(id)!),
        ),
      );
      if (lines.some(({ entryId, advances }) => entryId === best && advances !== 'NO')) found[method]++;
    }
  }
  const each = <Value>(of: (method: keyof ByMethod<unknown>) => Value) =>
    Object.fromEntries(METHODS.map((method) => [method, of(method)])) as ByMethod<Value>;
  return {
    gain: meanWithMargin(taus.JUDGE_ADJUSTED.map((tau, at) => tau - taus.WEIGHTED_MEAN[at]!)),
    tau: each((method) => round(meanWithMargin(taus[method]).mean)),
    bestInFinal: each((method) => round((100 * found[method]) / JURIES)),
  };
}

function time(method: RankingRules['ranking']['method']): Figure {
  const { pairs } = assignJudges(assignmentTask(...LARGE, 10, 5));
  const rules = rulesBy(method, 100);
  const { qualities, sheets } = simulateJury(pairs, rules.criteria, JURY, seededChance(1));
  const processor = process.cpuUsage();
  const took = Array.from({ length: 5 }, () => {
    const began = performance.now();
    rankEntries(taskOf(rules, [...qualities.keys()], sheets));
    return performance.now() - began;
  }).sort((a, b) => a - b);
  const value = Math.round(took[2]!);
  // On a busy machine what the processor did says more than the clock.
  const cpuMs = Math.round(process.cpuUsage(processor).user / 1000 / took.length);
  return {
    bench: `rank.time.${method.toLowerCase()}`,
    ...{ value, unit: 'ms median', target: `<= ${MOST_MS}`, met: value <= MOST_MS },
    ...{ cpuMs, least: Math.round(took[0]!), most: Math.round(took[4]!), entries: LARGE[1], sheets: sheets.length },
  };
}

function taskOf(rules: RankingRules, ids: readonly string[], sheets: ReturnType<typeof simulateJury>['sheets']) {
  return { rules, entries: ids.map((id) => ({ id, submittedAt: new Date(0) })), sheets, lotSeed: null };
}

function detail({ gain, tau, bestInFinal }: Measured) {
  return { margin: round(gain.margin), juries: JURIES, entries: ENTRIES, judges: JUDGES, tau, bestInFinal };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
