import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, facts as good, list } from './decide-check-in.fixture.ts';
import { decideCheckIn } from './decide-check-in.ts';
import type { CountingRule } from './entry-rule.ts';
import { ENTRY_RULES, UNUSED, standingAt } from './entry-rule.ts';
import type { ScanFact, UndoFact } from './fold-scans.ts';
import { applyScan, compareScans, foldScans, insideNow } from './fold-scans.ts';

const once: CountingRule = { entry: 'ONCE', maxPerDay: null, exits: true, reentry: true };
const entry = (scanId: string, time: string, gateId = 'gate-a'): ScanFact => ({
  kind: 'scan',
  scanId,
  verdict: 'OK',
  direction: 'ENTRY',
  at: at(time),
  gateId,
  overridden: false,
});
const exit = (scanId: string, time: string): ScanFact => ({ ...entry(scanId, time), direction: 'EXIT' });
const undo = (undoesScanId: string): UndoFact => ({ kind: 'undo', scanId: `undo-${undoesScanId}`, undoesScanId });

const rules: fc.Arbitrary<CountingRule> = fc
  .record({
    entry: fc.constantFrom(...ENTRY_RULES),
    n: fc.integer({ min: 1, max: 3 }),
    exits: fc.boolean(),
    again: fc.boolean(),
  })
  .map(({ entry, n, exits, again }) => ({
    entry,
    maxPerDay: entry === 'N_A_DAY' ? n : null,
    exits,
    reentry: exits && again,
  }));
const scanFacts: fc.Arbitrary<ScanFact> = fc.record({
  kind: fc.constant('scan' as const),
  scanId: fc.uuid({ version: 7 }),
  verdict: fc.constantFrom('OK', 'OK', 'DENIED', 'INCOMPLETE'),
  direction: fc.constantFrom('ENTRY', 'ENTRY', 'EXIT'),
  // Three days in coarse steps, so that equal times and both sides of midnight occur.
  at: fc.integer({ min: 0, max: 36 }).map((step) => new Date(at('00:00').getTime() + step * 2 * 3_600_000)),
  gateId: fc.constantFrom('gate-a', 'gate-b'),
  overridden: fc.boolean(),
});
/** What any number of devices may upload about one ticket, with some of it undone. */
const histories = fc
  .uniqueArray(fc.record({ scan: scanFacts, undone: fc.constantFrom(true, false, false, false) }), {
    selector: ({ scan }) => scan.scanId,
    maxLength: 12,
  })
  .map((scans): (ScanFact | UndoFact)[] =>
    scans.flatMap(({ scan, undone }) => (undone ? [scan, undo(scan.scanId)] : [scan])),
  );

describe('foldScans', () => {
  it('makes the earlier admission the entry and the later one the conflict, in whatever order they arrive', () => {
    const first = entry('b', '08:12');
    const second = entry('a', '08:15', 'gate-b');
    for (const arrival of [
      [first, second],
      [second, first],
    ]) {
      const { state, conflicts } = foldScans(arrival, once);
      expect(conflicts).toEqual([{ entryScanId: 'b', conflictingScanId: 'a' }]);
      expect(state).toMatchObject({ uses: 1, inside: 2, lastEntry: { scanId: 'b', gateId: 'gate-a' } });
    }
  });

  it('decides equal times by scan id', () => {
    const { state } = foldScans([entry('b', '08:12'), entry('a', '08:12')], once);
    expect(state.lastEntry?.scanId).toBe('a');
  });

  it('counts coming back as no second use, and nobody below nought', () => {
    const { state, conflicts } = foldScans(
      [entry('a', '08:00'), exit('b', '09:00'), exit('c', '09:01'), entry('d', '10:00')],
      once,
    );
    expect(conflicts).toEqual([]);
    expect(state).toMatchObject({ uses: 1, inside: 1, lastEntry: { scanId: 'd' } });
  });

  it('sees no conflict where a supervisor let somebody in', () => {
    const { state, conflicts } = foldScans([entry('a', '08:00'), { ...entry('b', '08:01'), overridden: true }], once);
    expect(conflicts).toEqual([]);
    expect(state).toMatchObject({ inside: 2, lastEntry: { scanId: 'a' } });
  });

  it('forgets what was undone: the next one becomes the entry', () => {
    const scans = [entry('a', '08:00'), entry('b', '08:01')];
    expect(foldScans([...scans, undo('a')], once).state.lastEntry?.scanId).toBe('b');
    expect(foldScans([...scans, undo('a'), undo('b')], once)).toEqual({ state: UNUSED, conflicts: [] });
  });

  it('does not depend on order, repetition or batching', () => {
    fc.assert(
      fc.property(
        histories.chain((history) =>
          fc.tuple(
            fc.constant(history),
            fc.shuffledSubarray([...history, ...history], { minLength: history.length * 2 }),
          ),
        ),
        rules,
        ([history, arrival], rule) => {
          expect(foldScans(arrival, rule)).toEqual(foldScans(history, rule));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the same one scan at a time when they come in order: the row that the server keeps', () => {
    fc.assert(
      fc.property(fc.uniqueArray(scanFacts, { selector: ({ scanId }) => scanId }), rules, (scans, rule) => {
        const inOrder = [...scans].sort(compareScans);
        const conflicts = [];
        let state = UNUSED;
        for (const scan of inOrder) {
          const step = applyScan(state, scan, rule);
          state = step.state;
          if (step.conflict) conflicts.push(step.conflict);
        }
        expect({ state, conflicts }).toEqual(foldScans(scans, rule));
      }),
      { numRuns: 500 },
    );
  });

  it('leads to the same verdict from the kept row as from the whole history', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(scanFacts, { selector: ({ scanId }) => scanId }),
        rules,
        scanFacts,
        (scans, rule, next) => {
          const inOrder = [...scans].sort(compareScans);
          const row = inOrder.reduce((state, scan) => applyScan(state, scan, rule).state, UNUSED);
          const scan = { direction: next.direction, at: next.at, answered: [], override: null };
          const decide = (state: typeof row) =>
            decideCheckIn({ ...good, list: { ...list, ...rule, windows: [], capacity: null }, state }, scan);
          expect(decide(row)).toEqual(decide(foldScans(scans, rule).state));
        },
      ),
    );
  });

  it('finds no conflict among what one gate decided with the whole history before it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(scanFacts, { selector: ({ scanId }) => scanId }), rules, (attempts, rule) => {
        const admitted: ScanFact[] = [];
        const ticket = { ...good.ticket!, validFrom: null, validUntil: null };
        for (const attempt of [...attempts].sort(compareScans)) {
          const { state } = foldScans(admitted, rule);
          const facts = { ...good, ticket, list: { ...list, ...rule, windows: [], capacity: null }, state };
          const { verdict } = decideCheckIn(facts, {
            direction: attempt.direction,
            at: attempt.at,
            answered: [],
            override: null,
          });
          admitted.push({ ...attempt, verdict, overridden: false });
        }
        expect(foldScans(admitted, rule).conflicts).toEqual([]);
      }),
    );
  });
});

describe('inside now', () => {
  it('counts persons, the second of a conflict too', () => {
    const states = [[entry('a', '08:00')], [entry('b', '08:00'), entry('c', '08:01')], []].map(
      (scans) => foldScans(scans, once).state,
    );
    expect(insideNow(states, once, at('09:00'))).toBe(3);
  });

  it('begins every day empty on a list counted by the day, and only there', () => {
    const daily: CountingRule = { ...once, entry: 'ONCE_A_DAY' };
    const nextMorning = at('08:00', '2026-12-13');
    expect(insideNow([foldScans([entry('a', '08:00')], daily).state], daily, nextMorning)).toBe(0);
    expect(insideNow([foldScans([entry('a', '08:00')], once).state], once, nextMorning)).toBe(1);
    expect(standingAt(foldScans([entry('a', '08:00')], daily).state, daily, nextMorning).lastEntry?.scanId).toBe('a');
  });
});
