import { describe, expect, it } from 'vitest';
import { rectangle } from '../geometry/corners.ts';
import { nearBooths } from './near-booths.ts';
import { numberRows, rowLetter } from './number-rows.ts';
import { changesBetween } from './plan-changes.ts';
import { planProblems } from './plan-problems.ts';
import { isBlocking, planWarnings } from './plan-warnings.ts';
import { aPlan, boothAt, markAt } from './plan.fixture.ts';

const warned = (plan = aPlan()) => planWarnings(plan).map(({ code, found, wanted }) => ({ code, found, wanted }));

describe('a plan', () => {
  it('is taken as long as everything is where it can be', () => {
    expect(planProblems(aPlan({ booths: [boothAt(0, 12), boothAt(17, 12)] }))).toEqual([]);
  });

  it('names what is wrong: a wall passed, a number twice, a side that crosses another', () => {
    const booths = [
      boothAt(18, 12),
      boothAt(0, 12, { number: 'a1' }),
      boothAt(4, 12, { number: 'A1' }),
      boothAt(8, 12, { number: 'Gian 4' }),
      boothAt(12, 12, { corners: [0, 0, 100, 100, 100, 0, 0, 100] }),
    ];
    expect(planProblems(aPlan({ booths }))).toEqual([
      { field: 'booths.0.corners', code: 'too_large' },
      { field: 'booths.2.number', code: 'duplicate' },
      { field: 'booths.3.number', code: 'not_plain_text' },
      { field: 'booths.4.corners', code: 'too_small' },
    ]);
  });
});

describe('the warnings', () => {
  it('are none where everybody gets everywhere', () => {
    expect(warned(aPlan({ booths: [boothAt(0, 5), boothAt(3, 5), boothAt(0, 10), boothAt(3, 10)] }))).toEqual([]);
  });

  it('tell of two stands on one floor, and not of two that touch', () => {
    const plan = aPlan({ booths: [boothAt(5, 5), boothAt(7.5, 5), boothAt(10.5, 5)] });
    expect(warned(plan)).toEqual([{ code: 'OVERLAP', found: null, wanted: null }]);
    expect(planWarnings(plan)[0]!.ids).toEqual([plan.booths[0]!.id, plan.booths[1]!.id]);
    expect(planWarnings(plan).every(isBlocking)).toBe(true);
  });

  it('tell how narrow an aisle is, and let one of exactly the asked width pass', () => {
    expect(warned(aPlan({ booths: [boothAt(5, 5), boothAt(9.5, 5)] }))).toEqual([
      { code: 'NARROW_AISLE', found: 150, wanted: 200 },
    ]);
    expect(warned(aPlan({ booths: [boothAt(5, 5), boothAt(10, 5)] }))).toEqual([]);
  });

  it('tell what stands before an exit', () => {
    expect(warned(aPlan({ booths: [boothAt(16.5, 1)] }))).toEqual([
      { code: 'BLOCKED_OPENING', found: 50, wanted: 150 },
    ]);
  });

  it('tell of an exit and a stand that are walled in', () => {
    const wall = Array.from({ length: 5 }, (_, i) => boothAt(12, 3 * i));
    const plan = aPlan({ booths: [...wall, boothAt(17, 9)] });
    expect(warned(plan)).toEqual([
      { code: 'EXIT_NOT_REACHED', found: null, wanted: null },
      { code: 'BOOTH_NOT_REACHED', found: null, wanted: null },
    ]);
    // A gap of an aisle's width lets people through.
    expect(warned({ ...plan, booths: [...wall.slice(1), boothAt(17, 9)] })).toEqual([]);
  });

  it('tell of a hall that nobody gets into, and of power that is promised twice', () => {
    const booths = Array.from({ length: 3 }, (_, i) => boothAt(5 * i, 8));
    const zones = [{ ...aPlan().zones[0]!, supplyWatts: 2_500 }];
    expect(warned(aPlan({ booths, zones, marks: [] }))).toEqual([
      { code: 'NO_ENTRANCE', found: null, wanted: null },
      { code: 'POWER_PROMISED', found: 3_000, wanted: 2_500 },
    ]);
  });

  it('do not take a power point for something that stands in the way', () => {
    const booth = boothAt(5, 5);
    expect(warned(aPlan({ booths: [booth], marks: [...aPlan().marks, markAt('POWER', 5, 5, 0.5, 0.5)] }))).toEqual([]);
  });
});

describe('numbers', () => {
  it('go row by row, and pass over letters that are used', () => {
    const booths = [boothAt(6, 5), boothAt(0, 5.5), boothAt(0, 0), boothAt(3, 5)];
    const numbers = numberRows(booths, ['B7']);
    expect(booths.map(({ id }) => numbers.get(id))).toEqual(['C3', 'C1', 'A1', 'C2']);
    expect([0, 25, 26, 51, 52].map(rowLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
  });
});

it('neighbours are beside each other or across the aisle', () => {
  const booths = [boothAt(0, 5), boothAt(3, 5), boothAt(0, 10), boothAt(3, 10.6)];
  const [a, b, c, d] = booths.map(({ id }) => id);
  const near = nearBooths(aPlan({ booths }));
  expect([near.get(a!), near.get(b!), near.get(c!), near.get(d!)]).toEqual([[b, c], [a, c], [a, b, d], [c]]);
});

describe('a new version', () => {
  it('says whom it moves and who has no place any more', () => {
    const [stays, moves, goes, closes] = [boothAt(0, 5), boothAt(5, 5), boothAt(10, 5), boothAt(15, 5)];
    const before = aPlan({ booths: [stays, moves, goes, closes] });
    const wider = { ...moves, number: 'M1', corners: rectangle(500, 500, 400, 300) };
    const fresh = boothAt(0, 10);
    const after = aPlan({ booths: [stays, wider, { ...closes, blocked: true }, fresh] });
    const changes = changesBetween(before, after);
    expect(changes.added).toEqual([fresh]);
    expect(changes.changed.map(({ id, changes: what }) => [id, what])).toEqual([[moves.id, ['MOVED', 'RENUMBERED']]]);
    expect(changes.closed).toEqual([goes, closes]);
    expect(changesBetween(null, after).added).toHaveLength(4);
  });
});
