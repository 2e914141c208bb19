import { describe, expect, it } from 'vitest';
import { assignJudges } from './assign-judges.ts';
import { aTask } from './assignment.fixture.ts';
import { type Pair, pairKey } from './assignment-task.ts';
import { assignAnew, reassignAfterRecusal } from './reassign.ts';

const task = aTask({ judges: 6, entries: 20, judgesPerEntry: 3, maxLoad: 12 });
const before = assignJudges(task).pairs;
const without = (pairs: readonly Pair[], gone: Pair) => pairs.filter((pair) => pairKey(pair) !== pairKey(gone));

describe('a recusal', () => {
  it('moves one pair and no other', () => {
    const recused = before[7]!;
    const { pairs, shortages } = reassignAfterRecusal(task, before, [recused]);
    const now = new Set(pairs.map(pairKey));
    expect(shortages).toEqual([]);
    expect(now.has(pairKey(recused))).toBe(false);
    expect(without(before, recused).filter((pair) => !now.has(pairKey(pair)))).toEqual([]);
    expect(pairs).toHaveLength(60);
  });

  it('moves what has not begun only where nobody has room, and never what has', () => {
    const tight = aTask({ judges: 4, entries: 4, judgesPerEntry: 2, maxLoad: 2 });
    const spare = { ...tight, judges: tight.judges.map((judge, at) => (at === 3 ? { ...judge, maxLoad: 3 } : judge)) };
    const pairs = assignJudges(spare).pairs;
    // One whose entry the judge with room holds already.
    const held = new Set(pairs.filter(({ judgeId }) => judgeId === 'gk-3').map(({ entryId }) => entryId));
    const recused = pairs.find(({ judgeId, entryId }) => judgeId !== 'gk-3' && held.has(entryId))!;
    const begun = pairs.find(({ entryId, judgeId }) => entryId !== recused.entryId && judgeId !== 'gk-3')!;
    const after = reassignAfterRecusal({ ...spare, pinned: [begun] }, pairs, [recused]);
    expect(after.shortages).toEqual([]);
    expect(after.pairs.map(pairKey)).toContain(pairKey(begun));
    expect(after.moved).toBeGreaterThan(0);
  });
});

describe('assigning anew', () => {
  it('changes nothing where nothing has changed', () => {
    expect(assignAnew(task, before).pairs).toEqual(before);
  });

  it('leaves what was set by hand, also against fields', () => {
    const pinned = [{ judgeId: 'gk-0', entryId: 'bai-3' }];
    const strict = {
      ...task,
      judges: task.judges.map((judge, at) => (at === 0 ? { ...judge, fields: ['A'] } : judge)),
      entries: task.entries.map((entry) => ({ ...entry, field: 'B' })),
    };
    const { pairs, outsideField, loads } = assignJudges({ ...strict, pinned });
    expect(pairs).toContainEqual(pinned[0]);
    expect([outsideField, loads.get('gk-0')]).toEqual([1, 1]);
  });
});
