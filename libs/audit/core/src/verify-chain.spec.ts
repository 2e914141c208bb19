import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, ChainsCheck, entryHash, personalValueHash, type StoredEntry, verifyChain } from './index.ts';

const chainOf = (actions: readonly string[]): StoredEntry[] => {
  const entries: StoredEntry[] = [];
  for (const [index, action] of actions.entries()) {
    const previousHash = entries.at(-1)?.hash ?? null;
    const content = {
      aggregateType: 'registration',
      aggregateId: '0190163d-8694-739b-aea5-966c26f8ad90',
      sequence: index + 1,
      at: '2026-12-12T01:30:00.000Z',
      actor: 'system:test',
      address: null,
      requestId: 'r',
      action,
      reason: null,
      changes: { status: { from: 'a', to: action } },
    };
    entries.push({ ...content, previousHash, hash: entryHash(previousHash, content) });
  }
  return entries;
};

const actions = fc.array(fc.string(), { minLength: 2, maxLength: 12 });

describe('the audit chain', () => {
  it('is intact as written, and names its head', () => {
    fc.assert(
      fc.property(actions, (names) => {
        const entries = chainOf(names);
        expect(verifyChain(entries)).toEqual({ intact: true, entries: names.length, head: entries.at(-1)!.hash });
      }),
    );
  });

  it('shows an entry that was changed, removed or moved', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (names, pick) => {
        const entries = chainOf(names);
        const at = pick % (entries.length - 1);
        const changed = entries.with(at, { ...entries[at]!, reason: 'made up' });
        const removed = entries.toSpliced(at, 1);
        const moved = entries.with(at, entries[at + 1]!).with(at + 1, entries[at]!);
        expect(verifyChain(changed)).toMatchObject({ intact: false, brokenAt: at + 1 });
        expect(verifyChain(removed)).toMatchObject({ intact: false, brokenAt: at + 1 });
        expect(verifyChain(moved)).toMatchObject({ intact: false, brokenAt: at + 1 });
      }),
    );
  });

  it('shows an end that was cut off, against a head kept elsewhere', () => {
    const entries = chainOf(['a', 'b', 'c']);
    expect(verifyChain(entries.slice(0, 2))).toMatchObject({ intact: true });
    expect(verifyChain(entries.slice(0, 2), entries[2]!.hash)).toMatchObject({ intact: false, brokenAt: 3 });
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [true, null], c: 'ễ' } })).toBe('{"a":{"c":"ễ","d":[true,null]},"b":1}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(record));
      }),
    );
  });

  it('refuses numbers with several spellings', () => {
    expect(() => canonicalJson({ a: 0.1 })).toThrow(RangeError);
  });
});

it('hashes a personal value differently under every salt', () => {
  expect(personalValueHash('00'.repeat(16), 'Lan')).not.toBe(personalValueHash('01'.repeat(16), 'Lan'));
});

describe('many chains at once', () => {
  const check = (entries: readonly StoredEntry[]) => {
    const all = new ChainsCheck();
    for (const entry of entries) all.add(entry);
    return all.result();
  };
  const other = (entries: readonly StoredEntry[]) =>
    entries.reduce<StoredEntry[]>((chain, { previousHash: _, hash: __, ...content }) => {
      const previousHash = chain.at(-1)?.hash ?? null;
      const moved = { ...content, aggregateType: 'event' };
      return [...chain, { ...moved, previousHash, hash: entryHash(previousHash, moved) }];
    }, []);

  it('are whole when each is, and counted', () => {
    fc.assert(
      fc.property(actions, actions, (one, two) => {
        expect(check([...chainOf(one), ...other(chainOf(two))])).toEqual({
          chains: 2,
          entries: one.length + two.length,
          broken: [],
        });
      }),
    );
  });

  it('agree with the check of each alone, and name each broken one once', () => {
    fc.assert(
      fc.property(actions, fc.nat(), (names, pick) => {
        const entries = chainOf(names);
        const without = entries.filter((_, index) => index !== pick % (entries.length - 1));
        const alone = verifyChain(without);
        expect(check([...other(entries), ...without]).broken).toEqual([
          {
            aggregateType: 'registration',
            aggregateId: entries[0]!.aggregateId,
            brokenAt: (alone as { brokenAt: number }).brokenAt,
          },
        ]);
      }),
    );
  });
});
