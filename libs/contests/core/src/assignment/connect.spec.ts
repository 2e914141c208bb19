import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignJudges } from './assign-judges.ts';
import { aTask } from './assignment.fixture.ts';
import { countPieces } from './count-pieces.ts';
import { findSplits } from './weak-spots.ts';

/** Pieces counted by walking, without the judge. */
function piecesByWalking(graph: readonly (readonly number[])[], without: number | null): number {
  const left = new Set(graph.flatMap((judges, entry) => (judges.length > 0 ? [entry] : [])));
  let pieces = 0;
  for (const start of left) {
    pieces++;
    const reached = new Set([start]);
    for (const entry of reached) {
      left.delete(entry);
      for (const other of left)
        if (graph[other]!.some((judge) => judge !== without && graph[entry]!.includes(judge))) reached.add(other);
    }
  }
  return Math.max(1, pieces);
}

const graph = fc.array(fc.subarray([0, 1, 2, 3, 4]), { maxLength: 8 });

describe('the graph of judges and entries', () => {
  it('falls into as many pieces as walking finds, whoever is away', () => {
    fc.assert(
      fc.property(graph, (any) => {
        const { whole, without } = countPieces(any, 5);
        expect(whole).toBe(piecesByWalking(any, null));
        expect([...without]).toEqual([0, 1, 2, 3, 4].map((judge) => piecesByWalking(any, judge)));
      }),
      { numRuns: 500 },
    );
  });

  it('names the smallest piece of a split', () => {
    const chain = [
      [0, 1],
      [0, 1],
      [1, 2],
      [2, 3],
      [2, 3],
      [2, 3],
    ];
    expect(findSplits(chain, 4)).toEqual([
      { without: 1, pieces: 2, smallest: [0, 1] },
      { without: 2, pieces: 2, smallest: [0, 1, 2] },
    ]);
    expect(findSplits([[0], [1], [1]], 2)).toEqual([{ without: null, pieces: 2, smallest: [0] }]);
  });
});

describe('assigning keeps it in one piece', () => {
  it('where there are lines enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 6, max: 30 }), (judges, entries) => {
        const { weakSpots, spread } = assignJudges(aTask({ judges, entries, judgesPerEntry: 3, maxLoad: 99 }));
        if (entries >= 2 * judges) expect(weakSpots).toEqual([]);
        expect(spread).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('mends what earlier pairs had torn, without moving loads', () => {
    const task = aTask({ judges: 4, entries: 4, judgesPerEntry: 2, maxLoad: 2 });
    const previous = [0, 1, 2, 3].flatMap((entry) =>
      (entry < 2 ? [0, 1] : [2, 3]).map((judge) => ({ judgeId: `gk-${judge}`, entryId: `bai-${entry}` })),
    );
    const { weakSpots, spread, moved } = assignJudges({ ...task, previous });
    expect({ weakSpots, spread, moved }).toEqual({ weakSpots: [], spread: 0, moved: 2 });
  });

  it.each([
    ['one judge for each entry', aTask({ judges: 2, entries: 4, judgesPerEntry: 1, maxLoad: 9 }), ['JUDGES_PER_ENTRY']],
    [
      'fields that nobody bridges',
      {
        ...aTask({ judges: 4, entries: 8, judgesPerEntry: 2, maxLoad: 9 }),
        judges: [0, 1, 2, 3].map((at) => ({ id: `gk-${at}`, fields: [at < 2 ? 'A' : 'B'], maxLoad: 9 })),
        entries: [...Array(8).keys()].map((at) => ({ id: `bai-${at}`, field: at < 4 ? 'A' : 'B' })),
      },
      ['FIELDS'],
    ],
    [
      'conflicts that keep two halls apart',
      {
        ...aTask({ judges: 4, entries: 8, judgesPerEntry: 2, maxLoad: 9 }),
        blocked: [...Array(8).keys()].flatMap((entry) =>
          (entry < 4 ? [2, 3] : [0, 1]).map((judge) => ({ judgeId: `gk-${judge}`, entryId: `bai-${entry}` })),
        ),
      },
      ['CONFLICTS'],
    ],
  ])('or says what to loosen: %s', (_, task, loosen) => {
    const { weakSpots, loosenToConnect, shortages } = assignJudges(task);
    expect(shortages).toEqual([]);
    expect(weakSpots.length).toBeGreaterThan(0);
    expect(loosenToConnect).toEqual(loosen);
  });
});
