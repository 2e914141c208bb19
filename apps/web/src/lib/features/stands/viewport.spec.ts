import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centred, fitted, panned, within, zoomed } from './viewport.ts';

const PLAN = { width: 4_000, height: 2_000 };
const PHONE = { width: 360, height: 270 };

describe('a view of a plan', () => {
  it('shows all of it at first, in the middle', () => {
    expect(fitted(PLAN, PHONE)).toEqual({ scale: 0.09, x: 0, y: -500 });
  });

  it('keeps what is under the fingers while one comes closer', () => {
    const view = fitted(PLAN, PHONE);
    const closer = zoomed(view, 2, 100, 50);
    expect(closer.x + 100 / closer.scale).toBeCloseTo(view.x + 100 / view.scale, 6);
    expect(closer.y + 50 / closer.scale).toBeCloseTo(view.y + 50 / view.scale, 6);
  });

  it('goes with the finger', () => {
    expect(panned({ x: 100, y: 100, scale: 0.5 }, 20, -10)).toEqual({ x: 60, y: 120, scale: 0.5 });
  });

  it('comes to a stand', () => {
    const view = centred(fitted(PLAN, PHONE), { x: 2_000, y: 1_000 }, PHONE, 0.36);
    expect(view).toEqual({ scale: 0.36, x: 1_500, y: 625 });
  });

  it('never leaves the plan, and never becomes smaller than its window', () => {
    const any = fc.double({ min: -20_000, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(any, any, fc.double({ min: 0.001, max: 50, noNaN: true }), (x, y, scale) => {
        const view = within({ x, y, scale }, PLAN, PHONE);
        const shown = { width: PHONE.width / view.scale, height: PHONE.height / view.scale };
        expect(shown.width).toBeLessThanOrEqual(PLAN.width * 1.000_001);
        expect(view.x).toBeGreaterThanOrEqual(-0.001);
        expect(view.x + shown.width).toBeLessThanOrEqual(PLAN.width + 0.001);
        if (shown.height > PLAN.height) expect(view.y).toBeCloseTo((PLAN.height - shown.height) / 2, 6);
        expect(within(view, PLAN, PHONE).scale).toBeCloseTo(view.scale, 9);
      }),
    );
  });
});
