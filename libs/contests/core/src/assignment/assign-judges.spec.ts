import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignJudges } from './assign-judges.ts';
import { type AssignmentTask, pairKey } from './assignment-task.ts';
import { aTask, countedShortage } from './assignment.fixture.ts';

/** Small tasks, of which every assignment can be tried. */
const task: fc.Arbitrary<AssignmentTask> = fc
  .record({
    judges: fc.array(fc.record({ fields: fc.subarray(['A', 'B']), maxLoad: fc.integer({ min: 0, max: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    fields: fc.array(fc.constantFrom('A', 'B', null), { minLength: 1, maxLength: 4 }),
    judgesPerEntry: fc.integer({ min: 1, max: 3 }),
    fieldMatch: fc.constantFrom('REQUIRED' as const, 'PREFERRED' as const),
    blocked: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 }),
    previous: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 6 }),
  })
  .map(({ judges, fields, blocked, previous, ...rest }) => {
    const pairOf = ([judge, entry]: [number, number]) => ({ judgeId: `giam-khao-${judge}`, entryId: `bai-${entry}` });
    return {
      ...rest,
      judges: judges.map((judge, at) => ({ id: `giam-khao-${at}`, ...judge })),
      entries: fields.map((field, at) => ({ id: `bai-${at}`, field })),
      blocked: blocked.map(pairOf),
      previous: previous.map(pairOf),
      pinned: [],
    };
  });

describe('judges are assigned', () => {
  it('never to a blocked or foreign pair, never twice, never over the load', () => {
    fc.assert(
      fc.property(task, (any) => {
        const { pairs, loads, outsideField } = assignJudges(any);
        const blocked = new Set(any.blocked.map(pairKey));
        expect(pairs.filter((pair) => blocked.has(pairKey(pair)))).toEqual([]);
        expect(new Set(pairs.map(pairKey)).size).toBe(pairs.length);
        for (const { id, maxLoad } of any.judges) expect(loads.get(id)).toBeLessThanOrEqual(maxLoad);
        if (any.fieldMatch === 'REQUIRED') expect(outsideField).toBe(0);
      }),
    );
  });

  it('the same way in whatever order they are listed', () => {
    fc.assert(
      fc.property(task, fc.infiniteStream(fc.nat()), (any, chance) => {
        const shuffled = <One>(all: readonly One[]) =>
          all
            .map((one) => ({ one, key: chance.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other = { ...any, judges: shuffled(any.judges), entries: shuffled(any.entries) };
        expect(assignJudges(other).pairs).toEqual(assignJudges(any).pairs);
      }),
    );
  });

  it('or it is proved that places cannot be filled: what is needed is more than what there is', () => {
    fc.assert(
      fc.property(task, (any) => {
        const { shortages, pairs } = assignJudges(any);
        expect(shortages.length > 0).toBe(pairs.length < any.entries.length * any.judgesPerEntry);
        for (const shortage of shortages) {
          const { needed, supplied, capacity } = shortage;
          expect({ needed, supplied, capacity }).toEqual(countedShortage(any, shortage));
          expect(needed).toBeGreaterThan(supplied + capacity);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what cannot be is said', () => {
  it('an entry with only two possible judges', () => {
    const small = aTask({ judges: 3, entries: 2, judgesPerEntry: 3, maxLoad: 9 });
    const { shortages } = assignJudges({ ...small, blocked: [{ judgeId: 'gk-1', entryId: 'bai-0' }] });
    expect(shortages).toEqual([
      {
        entryIds: ['bai-0'],
        judgeIds: [],
        needed: 3,
        supplied: 2,
        capacity: 0,
        loosen: ['CONFLICTS', 'JUDGES_PER_ENTRY'],
      },
    ]);
  });

  it('a load of 580 where 600 is needed', () => {
    const { shortages } = assignJudges(aTask({ judges: 20, entries: 200, judgesPerEntry: 3, maxLoad: 29 }));
    expect(shortages[0]).toMatchObject({
      needed: 600,
      supplied: 0,
      capacity: 580,
      loosen: ['LOAD', 'JUDGES_PER_ENTRY'],
    });
  });

  it('a task that contradicts itself is thrown back', () => {
    const small = aTask({ judges: 2, entries: 1, judgesPerEntry: 1, maxLoad: 1 });
    const pair = { judgeId: 'gk-0', entryId: 'bai-0' };
    expect(() => assignJudges({ ...small, blocked: [pair], pinned: [pair] })).toThrow('pinned');
    expect(() => assignJudges({ ...small, entries: [...small.entries, ...small.entries] })).toThrow('twice');
  });
});
