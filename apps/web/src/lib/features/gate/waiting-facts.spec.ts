import { foldScans, rulesOf, UNUSED } from '@pho-hien/check-in-core';
import { describe, expect, it } from 'vitest';
import { at, gateId, head, listId, scanFact, ticketId, undoFact } from './gate-world.fixture.ts';
import { WaitingFacts } from './waiting-facts.ts';

const rules = rulesOf((await head()).lists[0]!);
const standing = (facts: WaitingFacts, known = UNUSED) => facts.standing(known, listId, ticketId(1), rules, gateId);
const used = { ...UNUSED, uses: 1, inside: 1, lastEntry: { scanId: '', at: at('08:00'), gateId } };

describe('facts that the list does not count', () => {
  it('stand over what the list says, as the server will fold them', () => {
    const entry = scanFact();
    const exit = scanFact({ direction: 'EXIT', reason: 'EXIT', at: at('10:00').toISOString() });
    const folded = foldScans(
      [entry, exit].map(({ scanId, verdict, direction, at: time }) => ({
        ...{ kind: 'scan' as const, scanId, verdict, direction, at: new Date(time), gateId, overridden: false },
      })),
      rules,
    ).state;
    expect(standing(new WaitingFacts([entry, exit]))).toEqual(folded);
  });

  it('are no use of another ticket, and nothing where nobody was let in', () => {
    expect(standing(new WaitingFacts([scanFact({ ticketId: ticketId(2) }), scanFact({ verdict: 'DENIED' })]))).toBe(
      UNUSED,
    );
  });

  it('are counted once: as soon as the list counts a scan, it is gone here', () => {
    const entry = scanFact();
    const facts = new WaitingFacts([entry]);
    expect(facts.insideDelta()).toBe(1);
    facts.remove([entry.scanId]);
    expect([standing(facts, used), facts.insideDelta(), facts.count]).toEqual([used, 0, 0]);
  });

  it('take a scan back, whether it still waits or the list counts it already', () => {
    const entry = scanFact();
    const both = new WaitingFacts([entry, undoFact(entry)]);
    expect([standing(both), both.insideDelta()]).toEqual([UNUSED, 0]);
    const undo = new WaitingFacts([undoFact(entry)]);
    expect([standing(undo, used), undo.insideDelta()]).toEqual([UNUSED, -1]);
  });

  it('still say that somebody came in when the server would not take the scan, which is not sent again', () => {
    const facts = new WaitingFacts([scanFact({ sending: 'REFUSED' })]);
    expect([facts.count, facts.refused, facts.first(10), standing(facts).uses]).toEqual([0, 1, [], 1]);
  });
});
