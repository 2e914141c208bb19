import { boundsOf, type HallPlan, planProblems } from '@pho-hien/booths-core';
import { describe, expect, it } from 'vitest';
import { blankPlan } from './blank-plan.ts';
import { fromMetres, inMetres, snapped } from './metres.ts';
import { aligned, duplicated, movedBy, nextNumber, renumbered, reshaped, withBlock, without } from './plan-acts.ts';

const words = { zone: 'Khu 1', type: 'Gian tiêu chuẩn', furniture: '1 bàn' };
const plan = blankPlan({ vi: 'Nhà A', en: '' }, 3_000, 2_000, words);
const block = {
  ...{ left: 0, top: 500, columns: 3, rows: 2, width: 300, depth: 300, aisle: 200 },
  zoneId: plan.zones[0]!.id,
  typeId: plan.types[0]!.id,
};
const numbers = ({ booths }: HallPlan) => booths.map(({ number }) => number);

describe('drawing a plan', () => {
  it('begins with a hall that has no problems', () => {
    expect(planProblems(plan)).toEqual([]);
  });

  it('adds a block of booths, row by row, numbered on from what is there', () => {
    const one = withBlock(plan, block);
    expect(numbers(one.plan)).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'B3']);
    expect(boundsOf(one.plan.booths[4]!.corners)).toEqual({ left: 300, top: 1_000, right: 600, bottom: 1_300 });
    const two = withBlock(one.plan, { ...block, left: 1_500, rows: 1 });
    expect(numbers(two.plan).slice(6)).toEqual(['C1', 'C2', 'C3']);
    expect(planProblems(two.plan)).toEqual([]);
    // Numbers are one of a kind in the event: another hall has row A already.
    expect(numbers(withBlock(plan, { ...block, rows: 1 }, ['A1', 'A2']).plan)).toEqual(['B1', 'B2', 'B3']);
  });

  it('moves things together, and none through a wall', () => {
    const { plan: full, ids } = withBlock(plan, block);
    const moved = movedBy(full, ids, -500, 10_000);
    expect(boundsOf(moved.booths[5]!.corners)).toEqual({ left: 600, top: 1_700, right: 900, bottom: 2_000 });
    expect(boundsOf(moved.booths[0]!.corners).left).toBe(0);
    expect(movedBy(full, ids, -500, 0)).toBe(full);
  });

  it('copies beside what is there, with numbers of their own', () => {
    const { plan: full } = withBlock(plan, { ...block, rows: 1 });
    const copy = duplicated(full, new Set([full.booths[2]!.id]));
    expect(numbers(copy.plan)).toEqual(['A1', 'A2', 'A3', 'A4']);
    expect(boundsOf(copy.plan.booths[3]!.corners).left).toBe(900);
    expect([...copy.ids]).toEqual([copy.plan.booths[3]!.id]);
    expect(nextNumber(full, '7')).toBe('A4');
  });

  it('aligns to the outermost edge, takes away, shapes anew, numbers anew', () => {
    const { plan: full, ids } = withBlock(plan, { ...block, rows: 1 });
    const right = aligned(full, ids, 'right');
    expect(right.booths.map(({ corners }) => boundsOf(corners).right)).toEqual([900, 900, 900]);
    const shaped = reshaped(full, full.booths[0]!.id, [50, 0, 400, 250]);
    expect(boundsOf(shaped.booths[0]!.corners)).toEqual({ left: 50, top: 0, right: 450, bottom: 250 });
    const less = without(full, new Set([full.booths[0]!.id]));
    expect(numbers(renumbered(less, new Set()))).toEqual(['A1', 'A2']);
  });
});

it('writes and reads metres as people do', () => {
  expect([250, 300, 5].map(inMetres)).toEqual(['2,5', '3', '0,05']);
  expect(['2,5', '3', ' 0.25 ', '3 m', '-1', ''].map(fromMetres)).toEqual([250, 300, 25, null, null, null]);
  expect([snapped(124, 50), snapped(126, 50)]).toEqual([100, 150]);
});
