import { cholesky, solveCholesky } from '../numbers/cholesky.ts';
import type { JuryGraph } from './jury-graph.ts';

/** The least that the penalty may be, as a part of the mean diagonal: keeps the equations solvable where sheets agree to the digit. */
const LEAST_PENALTY = 1e-6;

/** What the model found. */
export interface SeverityModel {
  /** Judge by judge, on the scale of 100; within each jury they sum to 0. */
  readonly severities: Float64Array;
  /** The variance of a sheet's total about quality + severity. */
  readonly noise: number;
  /** The variance of severities. */
  readonly spread: number;
  readonly degrees: number;
  /** Cholesky's triangle of the penalised equations; `null` where nothing is adjusted. */
  readonly triangle: readonly Float64Array[] | null;
}

/**
 * How strict or mild each judge is, by total = quality of the entry + severity of the judge + noise.
 *
 * Least squares over the graph of judges and entries, the severities drawn towards 0 by the penalty noise ÷ spread
 * (best linear unbiased prediction: Henderson 1975; Robinson, *That BLUP is a good thing*, 1991), so that where
 * judges hardly differ hardly anything is adjusted, and a judge with few sheets less than one with many. Noise and
 * spread are estimated from the sheets themselves by Henderson's third method (1953): least squares without a
 * penalty, and what it explains beyond what as many judges would explain by noise alone. Closed formulas in
 * + − × ÷ √: no iteration whose end could differ.
 *
 * @returns `null` where sheets have too little in common to tell severity from noise
 */
export function judgeSeverity(graph: JuryGraph): SeverityModel | null {
  const { laplacian, excess, juryCount } = graph;
  const judges = excess.length;
  const free = judges - juryCount;
  const degrees = graph.degrees - free;
  if (free <= 0 || degrees <= 0) return null;

  const explained = explainedByJudges(graph);
  const noise = Math.max(0, graph.within - explained) / degrees;
  let trace = 0;
  for (let judge = 0; judge < judges; judge++) trace += laplacian[judge]![judge]!;
  const spread = Math.max(0, (explained - free * noise) / trace);
  if (spread === 0)
    return {
      severities: new Float64Array(judges),
      noise: graph.within / graph.degrees,
      spread,
      degrees: graph.degrees,
      triangle: null,
    };

  const penalty = Math.max(noise / spread, (LEAST_PENALTY * trace) / judges);
  const triangle = cholesky(
    laplacian.map((row, judge) => row.map((value, other) => (other === judge ? value + penalty : value))),
  );
  return { severities: solveCholesky(triangle, excess), noise, spread, degrees, triangle };
}

/** How much of the variation within entries severities explain by plain least squares, one judge of each jury being held at 0. */
function explainedByJudges({ laplacian, excess, juries }: JuryGraph): number {
  const free = juries.flatMap((jury, judge) => (juries.indexOf(jury) === judge ? [] : [judge]));
  const matrix = free.map((judge) => Float64Array.from(free, (other) => laplacian[judge]![other]!));
  const own = free.map((judge) => excess[judge]!);
  const severities = solveCholesky(cholesky(matrix), own);
  return own.reduce((sum, value, at) => sum + value * severities[at]!, 0);
}
