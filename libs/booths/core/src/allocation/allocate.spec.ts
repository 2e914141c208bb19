import { describe, expect, it } from 'vitest';
import { allocate, firstComeFirstServed } from './allocate.ts';
import { aTask, violations } from './allocation.fixture.ts';
import type { AllocationTask, AskingExhibitor, OfferedBooth, Proposal } from './allocation-task.ts';

const firstWishes = ({ places }: Proposal) => places.filter(({ reason }) => reason === 'FIRST_WISH').length;
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

const booth = (id: string, near: string[] = [], change: Partial<OfferedBooth> = {}): OfferedBooth => ({
  ...{ id, zoneId: 'z', watts: 1_000, water: false, internet: true, near },
  ...change,
});
const asks = (id: string, change: Partial<AskingExhibitor> = {}): AskingExhibitor => ({
  ...{ id, wishes: [], watts: 500, water: false, internet: false, field: null, avoid: [] },
  ...change,
});
const task = (change: Partial<AllocationTask>): AllocationTask => ({
  ...{ booths: [], power: { z: 10_000 }, requests: [], kept: [] },
  ...change,
});
const where = ({ places }: Proposal) =>
  Object.fromEntries(places.map(({ requestId, boothId }) => [requestId, boothId]));

describe('over many seeds', () => {
  it.each(seeds)(
    'seed %i: nothing that may not be, and no fewer first wishes and places than first come, first served',
    (seed) => {
      const given = aTask(seed, 120, 150);
      const [first, best] = [firstComeFirstServed(given), allocate(given)];
      expect(violations(given, first)).toEqual([]);
      expect(violations(given, best)).toEqual([]);
      expect(firstWishes(best)).toBeGreaterThanOrEqual(firstWishes(first));
      expect(best.places.length + best.unplaced.length).toBe(150);
      expect(allocate(given)).toEqual(best);
    },
  );

  it('meets more first wishes on the whole, and brings fields together', () => {
    const sum = (of: (proposal: Proposal) => number, how: (given: AllocationTask) => Proposal) =>
      seeds.reduce((total, seed) => total + of(how(aTask(seed, 120, 150))), 0);
    const company = ({ places }: Proposal) => places.reduce((total, { sameField }) => total + sameField, 0);
    expect(sum(firstWishes, allocate)).toBeGreaterThan(sum(firstWishes, firstComeFirstServed));
    expect(sum(company, allocate)).toBeGreaterThan(sum(company, firstComeFirstServed));
    expect(sum(({ places }) => places.length, allocate)).toBeGreaterThanOrEqual(
      sum(({ places }) => places.length, firstComeFirstServed),
    );
  });
});

describe('an allocation', () => {
  it('gives a booth to who wishes for it, and to who came first another', () => {
    const proposal = allocate(
      task({ booths: [booth('a'), booth('b')], requests: [asks('early'), asks('late', { wishes: ['a'] })] }),
    );
    expect(where(proposal)).toEqual({ early: 'b', late: 'a' });
    expect(proposal.places.map(({ reason }) => reason)).toEqual(['FREE', 'FIRST_WISH']);
  });

  it('keeps apart who avoids whom, either way, also from those who stay', () => {
    const row = [booth('a', ['b']), booth('b', ['a', 'c']), booth('c', ['b'])];
    const rivals = [asks('one', { wishes: ['a'] }), asks('two', { wishes: ['b'], avoid: ['one'] })];
    expect(where(allocate(task({ booths: row, requests: rivals })))).toEqual({ one: 'a', two: 'c' });
    const kept = [{ boothId: 'a', near: ['b'], request: asks('stays', { avoid: ['two'] }) }];
    expect(where(allocate(task({ booths: row.slice(1), requests: [rivals[1]!], kept })))).toEqual({ two: 'c' });
  });

  it('sends the same field to the same corner', () => {
    const booths = [booth('a', ['b']), booth('b', ['a']), booth('c', ['d']), booth('d', ['c'])];
    const requests = [
      asks('food-1', { field: 'FOOD' }),
      asks('craft', { field: 'CRAFT' }),
      asks('food-2', { field: 'FOOD' }),
    ];
    const at = where(allocate(task({ booths, requests })));
    expect([at['food-1'], at['food-2']].sort()).toEqual(
      [
        ['a', 'b'],
        ['c', 'd'],
      ].find((pair) => pair.includes(at['food-1']!)),
    );
  });

  it('says why nobody could be found a booth for', () => {
    const one = (change: Partial<AllocationTask>) =>
      allocate(task(change)).unplaced.map(({ reason, needs }) => [reason, needs]);
    expect(one({ requests: [asks('x')] })).toEqual([['NO_BOOTH_LEFT', []]]);
    expect(one({ booths: [booth('a')], requests: [asks('x', { water: true })] })).toEqual([['NEEDS', ['WATER']]]);
    expect(one({ booths: [booth('a')], power: { z: 400 }, requests: [asks('x')] })).toEqual([['POWER', []]]);
    const kept = [{ boothId: 'b', near: ['a'], request: asks('stays') }];
    expect(one({ booths: [booth('a', ['b'])], requests: [asks('x', { avoid: ['stays'] })], kept })).toEqual([
      ['NEIGHBOURS', []],
    ]);
  });
});
