import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoardOfPairs } from './board-of-pairs.ts';
import { cheapestFlow } from './cheapest-flow.ts';

const board: fc.Arbitrary<BoardOfPairs> = fc.integer({ min: 1, max: 5 }).chain((judges) =>
  fc
    .record({
      costs: fc.array(fc.array(fc.constantFrom(-1, 0, 1, 2, 3, 0, 1), { minLength: judges, maxLength: judges }), {
        minLength: 1,
        maxLength: 4,
      }),
      maxLoad: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: judges, maxLength: judges }),
      judgesPerEntry: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ costs, ...rest }) => ({
      ...rest,
      costs: costs.map((own) => Int8Array.from(own)),
      pinned: costs.map(() => []),
      judgeIds: Array.from({ length: judges }, (_, at) => `gk-${at}`),
      entryIds: costs.map((_, at) => `bai-${at}`),
    })),
);

/** Places, squared loads and costs of the best of all flows, found by trying every one. */
function bestByTrying({ costs, maxLoad, judgesPerEntry }: BoardOfPairs): number[] {
  let best = [-1, 0, 0];
  const loads = maxLoad.map(() => 0);
  const go = (entry: number, judge: number, left: number, places: number, cost: number): void => {
    if (entry === costs.length) {
      const now = [places, -loads.reduce((sum, load) => sum + load * load, 0), -cost];
      const at = now.findIndex((value, i) => value !== best[i]);
      if (at >= 0 && now[at]! > best[at]!) best = now;
      return;
    }
    if (judge === maxLoad.length) return go(entry + 1, 0, judgesPerEntry, places, cost);
    const own = costs[entry]![judge]!;
    if (left > 0 && own >= 0 && loads[judge]! < maxLoad[judge]!) {
      loads[judge]!++;
      go(entry, judge + 1, left - 1, places + 1, cost + own);
      loads[judge]!--;
    }
    go(entry, judge + 1, left, places, cost);
  };
  go(0, 0, judgesPerEntry, 0, 0);
  return best;
}

it('no other assignment fills more; where all is filled, none is more even, or as even and costs less', () => {
  let filled = 0;
  fc.assert(
    fc.property(board, (any) => {
      const { graph, loads, unfilled } = cheapestFlow(any);
      const held = graph.holders.flatMap((judges, entry) => judges.map((judge) => any.costs[entry]![judge]!));
      expect(held.every((cost) => cost >= 0)).toBe(true);
      const [places, squares, cost] = bestByTrying(any);
      expect(held.length).toBe(places);
      if (unfilled.length > 0) return;
      filled++;
      expect(loads.reduce((sum, load) => sum + load * load, 0)).toBe(-squares!);
      expect(held.reduce((sum, one) => sum + one, 0)).toBe(-cost!);
    }),
    { numRuns: 800 },
  );
  expect(filled).toBeGreaterThan(100);
});
