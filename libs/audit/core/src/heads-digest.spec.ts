import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type ChainHead, digestOfHeads, headLine, HeadsDigest } from './index.ts';

const heads: fc.Arbitrary<ChainHead[]> = fc.uniqueArray(
  fc.record({
    aggregateType: fc.constantFrom('gate', 'gate-pairing', 'gate_x', 'registration'),
    aggregateId: fc.uuid(),
    sequence: fc.integer({ min: 1, max: 50 }),
    hash: fc.stringMatching(/^[0-9a-f]{64}$/),
  }),
  { selector: ({ aggregateType, aggregateId }) => `${aggregateType}/${aggregateId}`, minLength: 1, maxLength: 20 },
);

/** As anybody can compute it from the lines. */
const byHand = (list: readonly ChainHead[]): string =>
  createHash('sha256')
    .update(['phohien-audit-heads-v1', ...list.map(headLine).sort()].map((line) => `${line}\n`).join(''))
    .digest('hex');

describe('the digest over the heads of all chains', () => {
  it('is SHA-256 over the sorted lines, in whatever order the heads come', () => {
    fc.assert(
      fc.property(heads, (list) => {
        const total = list.reduce((sum, { sequence }) => sum + sequence, 0);
        expect(digestOfHeads(list)).toEqual({ digest: byHand(list), chains: list.length, entries: total });
        expect(digestOfHeads(list.toReversed())).toEqual(digestOfHeads(list));
      }),
    );
  });

  it('changes with every head that is cut, changed, added or gone', () => {
    fc.assert(
      fc.property(heads, fc.nat(), (list, pick) => {
        const at = pick % list.length;
        const head = list[at]!;
        const others = [
          list.with(at, { ...head, sequence: head.sequence + 1 }),
          list.with(at, { ...head, hash: 'f'.repeat(63) + (head.hash.endsWith('0') ? '1' : '0') }),
          list.with(at, { ...head, aggregateType: 'ticket' }),
          list.toSpliced(at, 1),
        ];
        const { digest } = digestOfHeads(list);
        for (const other of others) expect(digestOfHeads(other).digest).not.toBe(digest);
      }),
    );
  });

  it('has a value for an empty log', () => {
    expect(digestOfHeads([])).toEqual({ digest: byHand([]), chains: 0, entries: 0 });
  });

  it('refuses heads out of order and two of one chain', () => {
    const head = { aggregateType: 'gate', aggregateId: 'b', sequence: 1, hash: '0' };
    for (const second of [head, { ...head, aggregateId: 'a' }]) {
      const digest = new HeadsDigest();
      digest.add(head);
      expect(() => digest.add(second)).toThrow(RangeError);
    }
  });
});
