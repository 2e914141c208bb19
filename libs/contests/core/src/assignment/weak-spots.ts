import { countPieces, type JudgesOfEntries } from './count-pieces.ts';

/** Where the graph comes apart. */
export interface Split {
  /** The judge who is away; `null`: none. */
  readonly without: number | null;
  readonly pieces: number;
  /** Entries of the smallest piece; of equally small ones the piece of the first entry. */
  readonly smallest: readonly number[];
}

/**
 * Where the graph of judges and entries is split, as it stands or when any one judge is away (a judge who is a cut
 * vertex). Judges without entries, and entries without judges, are no part of it.
 *
 * @param judges how many there are
 */
export function findSplits(graph: JudgesOfEntries, judges: number): Split[] {
  const { whole, without } = countPieces(graph, judges);
  if (whole > 1) return [splitWithout(null, graph, judges)];
  const cut = [...without.keys()].filter((judge) => without[judge]! > 1);
  return cut.map((judge) => splitWithout(judge, graph, judges));
}

/** How far the graph is from staying in one piece: pieces too many, over everyone who may be away. */
export function splitDefect(graph: JudgesOfEntries, judges: number): number {
  const { whole, without } = countPieces(graph, judges);
  return without.reduce((defect, pieces) => defect + Math.max(0, pieces - 1), (whole - 1) * judges);
}

/** The pieces without the judge, by union–find; every root is an entry. */
function splitWithout(without: number | null, graph: JudgesOfEntries, judges: number): Split {
  const parent = Int32Array.from({ length: judges + graph.length }, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  graph.forEach((holders, entry) => {
    for (const judge of holders) if (judge !== without) parent[find(judge)] = find(judges + entry);
  });
  const pieces = new Map<number, number[]>();
  graph.forEach((holders, entry) => {
    if (holders.length === 0) return;
    const root = find(judges + entry);
    const piece = pieces.get(root);
    if (piece) piece.push(entry);
    else pieces.set(root, [entry]);
  });
  const smallest = [...pieces.values()].reduce((least, piece) => (piece.length < least.length ? piece : least));
  return { without, pieces: pieces.size, smallest };
}
