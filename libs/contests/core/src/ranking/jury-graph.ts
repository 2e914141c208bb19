import { toNumber } from '../numbers/rational.ts';
import { byText, type ScoredEntry } from './scored-entry.ts';

/** One entry's sheets in numbers. */
export interface JuryRow {
  /** Numbers of its judges, rising. */
  readonly judges: readonly number[];
  /** Totals in the same order. */
  readonly totals: readonly number[];
  readonly mean: number;
}

/** Sheets in numbers, and what least squares asks of them, entries' qualities being taken out. */
export interface JuryGraph {
  readonly judgeIds: readonly string[];
  /** Entry by entry; one without sheets has no judges. */
  readonly rows: readonly JuryRow[];
  /** For each judge the number of their jury: judges are of one jury where entries in common lead from one to the other. */
  readonly juries: readonly number[];
  readonly juryCount: number;
  /** Σ over entries of (identity − 1/n): how judges are held against one another. */
  readonly laplacian: readonly Float64Array[];
  /** For each judge the sum of their totals less the means of these entries. */
  readonly excess: Float64Array;
  /** Σ (total − mean of the entry)². */
  readonly within: number;
  /** Σ over entries of (sheets − 1). */
  readonly degrees: number;
}

/** Writes sheets in numbers: entries and judges by id, so that the order in which they came changes no digit. */
export function juryGraph(entries: readonly ScoredEntry[]): JuryGraph {
  const judgeIds = [...new Set(entries.flatMap(({ sheets }) => sheets.map(({ judgeId }) => judgeId)))].sort(byText);
  const numberOf = new Map(judgeIds.map((id, number) => [id, number]));
  const laplacian = judgeIds.map(() => new Float64Array(judgeIds.length));
  const excess = new Float64Array(judgeIds.length);
  const find = new Juries(judgeIds.length);
  let within = 0;
  let degrees = 0;
  const rows = entries.map(({ sheets }): JuryRow => {
    const judges = sheets.map(({ judgeId }) => numberOf.get(judgeId)!);
    const totals = sheets.map(({ total }) => toNumber(total));
    const n = totals.length;
    const mean = n === 0 ? 0 : totals.reduce((sum, total) => sum + total, 0) / n;
    for (const [at, judge] of judges.entries()) {
      const above = totals[at]! - mean;
      excess[judge]! += above;
      within += above * above;
      laplacian[judge]![judge]! += 1;
      for (const other of judges) laplacian[judge]![other]! -= 1 / n;
      find.join(judge, judges[0]!);
    }
    degrees += Math.max(0, n - 1);
    return { judges, totals, mean };
  });
  const juries = find.numbers();
  return { judgeIds, rows, juries, juryCount: new Set(juries).size, laplacian, excess, within, degrees };
}

/** Union–find over judges. */
class Juries {
  private readonly parent: number[];

  constructor(judges: number) {
    this.parent = Array.from({ length: judges }, (_, judge) => judge);
  }

  join(a: number, b: number): void {
    const [one, other] = [this.root(a), this.root(b)];
    this.parent[Math.max(one, other)] = Math.min(one, other);
  }

  /** 0, 1, 2 … in the order of their first judges. */
  numbers(): number[] {
    const roots = this.parent.map((_, judge) => this.root(judge));
    const order = [...new Set(roots)];
    return roots.map((root) => order.indexOf(root));
  }

  private root(judge: number): number {
    let at = judge;
    while (this.parent[at] !== at) at = this.parent[at]!;
    return at;
  }
}
