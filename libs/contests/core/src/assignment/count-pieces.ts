/** The graph as a list: entry by entry, the judges who score it. */
export type JudgesOfEntries = readonly (readonly number[])[];

/** Into how many pieces the graph falls. */
export interface Pieces {
  /** As it stands; 1 for a graph with nothing in it. */
  readonly whole: number;
  /** Judge by judge: when this one is away; judges without entries change nothing. */
  readonly without: readonly number[];
}

/**
 * Counts the pieces of the graph of judges and entries, and those that are left when each judge is away, in one
 * walk (Hopcroft and Tarjan, *Efficient algorithms for graph manipulation*, 1973): of a judge's branches those
 * that lead back to nothing above the judge come off. Time in proportion to pairs.
 */
export function countPieces(graph: JudgesOfEntries, judges: number): Pieces {
  const neighbours: number[][] = Array.from({ length: judges }, () => []);
  for (const holders of graph) neighbours.push([...holders]);
  graph.forEach((holders, entry) => {
    for (const judge of holders) neighbours[judge]!.push(judges + entry);
  });

  const found = new Int32Array(neighbours.length); // 0: not yet
  const low = new Int32Array(neighbours.length);
  const parent = new Int32Array(neighbours.length).fill(-1);
  const next = new Int32Array(neighbours.length);
  const cutOff = new Int32Array(neighbours.length);
  let time = 0;
  let whole = 0;
  for (let root = 0; root < neighbours.length; root++) {
    if (found[root] !== 0 || neighbours[root]!.length === 0) continue;
    whole++;
    // A root has nothing above it that would be a piece of its own.
    cutOff[root] = -1;
    found[root] = low[root] = ++time;
    for (let at = root; at >= 0;) {
      const to = neighbours[at]![next[at]!++];
      if (to === undefined) {
        const above = parent[at]!;
        if (above >= 0) {
          low[above] = Math.min(low[above]!, low[at]!);
          if (low[at]! >= found[above]!) cutOff[above]!++;
        }
        at = above;
      } else if (found[to] === 0) {
        parent[to] = at;
        found[to] = low[to] = ++time;
        at = to;
      } else if (to !== parent[at]) low[at] = Math.min(low[at]!, found[to]!);
    }
  }
  return {
    whole: Math.max(1, whole),
    without: Array.from({ length: judges }, (_, judge) => Math.max(1, whole + cutOff[judge]!)),
  };
}
