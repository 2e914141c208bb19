import { boundsOf } from '@pho-hien/booths-core';
import { expect, it } from 'vitest';
import { blankPlan } from './blank-plan.ts';
import { choosing, type Drawing, drawingOf } from './drawing.ts';
import { pressed } from './keys.ts';
import { withBlock } from './plan-acts.ts';

function aDrawing(): Drawing {
  const blank = blankPlan({ vi: 'Nhà A', en: '' }, 3_000, 2_000, { zone: 'Khu 1', type: 'Gian', furniture: '' });
  const { plan } = withBlock(blank, {
    ...{ left: 0, top: 500, columns: 2, rows: 1, width: 300, depth: 300, aisle: 0 },
    zoneId: blank.zones[0]!.id,
    typeId: blank.types[0]!.id,
  });
  return drawingOf(plan);
}
/** The drawing after these keys: `^` holds Control, `+` Shift. */
const after = (drawing: Drawing, ...keys: string[]) =>
  keys.reduce((at, key) => {
    const held = { ctrlKey: key.startsWith('^'), metaKey: false, shiftKey: key.includes('+') };
    return pressed(at, { key: key.replace(/^\^?\+?/, ''), ...held }) ?? at;
  }, drawing);
const leftOf = ({ plan }: Drawing, i: number) => boundsOf(plan.booths[i]!.corners).left;

it('moves, copies and takes away by keyboard, and every step goes back and forth', () => {
  const begun = aDrawing();
  const moved = after(choosing(begun, begun.plan.booths[1]!.id, false), 'ArrowRight', '+ArrowRight');
  expect(leftOf(moved, 1)).toBe(450);
  const copied = after(moved, '^d');
  expect(copied.plan.booths).toHaveLength(3);
  const less = after(copied, 'Delete');
  expect([less.plan.booths.length, less.chosen.size]).toEqual([2, 0]);
  const back = after(less, '^z', '^z', '^z', '^z');
  expect([back.plan === begun.plan, back.past.length]).toEqual([true, 0]);
  expect(leftOf(after(back, '^+z'), 1)).toBe(350);
});

it('forgets the steps ahead once another is taken; what moves nothing is no step', () => {
  const back = after(aDrawing(), '^a', 'ArrowDown', '^z');
  expect(after(back, 'ArrowLeft').future).toHaveLength(1);
  expect(after(back, 'ArrowRight').future).toHaveLength(0);
  expect(pressed(back, { key: 'q', ctrlKey: false, metaKey: false, shiftKey: false })).toBeNull();
  expect(after(back, 'Escape').chosen.size).toBe(0);
});

it('no longer chooses what a step back took away', () => {
  const copied = after(aDrawing(), '^a', '^d');
  expect(copied.chosen.size).toBe(2);
  expect(after(copied, '^z').chosen.size).toBe(0);
});
