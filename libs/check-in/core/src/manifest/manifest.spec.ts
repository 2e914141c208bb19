import { shortCodeOf } from '@pho-hien/events-core';
import fc from 'fast-check';
import { crc32 as nodeCrc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UNUSED } from '../entry-rule.ts';
import { crc32 } from './crc32.ts';
import { DamagedManifest } from './damaged-manifest.ts';
import { decodeManifest, encodeManifest } from './encode-manifest.ts';
import { anyContent, anyTicket, head } from './manifest.fixture.ts';
import { rulesOf } from './manifest.ts';
import { ManifestWriter } from './manifest-writer.ts';
import { mergeManifest } from './merge-manifest.ts';

const unknown = '0193a000-0000-7000-8000-ffffffffffff';

describe('a manifest', () => {
  it('says of every ticket and standing what was written, whatever that was', () => {
    fc.assert(
      fc.property(anyContent, ({ tickets, standings }) => {
        const manifest = decodeManifest(encodeManifest(head, tickets, standings));
        expect(manifest.head).toEqual(head);
        expect(manifest.ticketCount).toBe(tickets.length);
        for (const ticket of tickets) expect(manifest.ticket(ticket.ticketId)).toEqual(ticket);
        for (const { listIndex, ticketId, state } of standings)
          expect(manifest.standing(listIndex, ticketId)).toEqual(state);
        const said = new Set(standings.map(({ listIndex, ticketId }) => `${listIndex} ${ticketId}`));
        for (const { ticketId } of tickets)
          for (const list of [0, 1])
            if (!said.has(`${list} ${ticketId}`)) expect(manifest.knownStanding(list, ticketId)).toBeNull();
      }),
    );
  });

  it('knows what it does not know', () => {
    const manifest = decodeManifest(encodeManifest(head, [], []));
    expect(manifest.ticket(unknown)).toBeNull();
    expect(manifest.standing(0, unknown)).toBe(UNUSED);
    expect(rulesOf(manifest.head.lists[0]!).windows[0]!.from).toEqual(new Date('2026-12-12T01:00:00Z'));
  });

  it('finds the tickets that a typed code may mean', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyTicket, { selector: ({ ticketId }) => ticketId, minLength: 1 }), (tickets) => {
        const manifest = decodeManifest(encodeManifest(head, tickets, []));
        const code = shortCodeOf(tickets[0]!.ticketId);
        const expected = tickets.map(({ ticketId }) => ticketId).filter((id) => shortCodeOf(id) === code);
        expect(manifest.shortCodeMatches(code)).toEqual(expected.sort());
      }),
    );
  });

  it('is refused when one bit of it is another, or some of it is missing', () => {
    fc.assert(
      fc.property(anyContent, fc.nat(), fc.integer({ min: 0, max: 7 }), ({ tickets, standings }, place, bit) => {
        const bytes = encodeManifest(head, tickets, standings);
        const bent = bytes.slice();
        bent[place % bytes.length]! ^= 1 << bit;
        expect(() => decodeManifest(bent)).toThrow(DamagedManifest);
        expect(() => decodeManifest(bytes.slice(0, place % bytes.length))).toThrow(DamagedManifest);
      }),
    );
  });

  it('is refused when its parts do not fit, though its checksum does', () => {
    const bytes = encodeManifest(head, [], []);
    for (const [at, value] of [
      [4, bytes.length],
      [4, 3],
      [bytes.length - 16, 2 ** 31],
      [bytes.length - 12, 1],
      [bytes.length - 8, 5],
    ] as const) {
      const bent = bytes.slice();
      const view = new DataView(bent.buffer);
      view.setUint32(at, value, true);
      view.setUint32(bent.length - 4, crc32(bent.subarray(0, -4)), true);
      expect(() => decodeManifest(bent)).toThrow(DamagedManifest);
    }
  });

  it('is not written with standings of tickets that it does not have', () => {
    expect(() => encodeManifest(head, [], [{ listIndex: 0, ticketId: unknown, state: UNUSED }])).toThrow(RangeError);
    const writer = new ManifestWriter(head.gates);
    const [ticket] = fc.sample(anyTicket, 1);
    writer.ticket(ticket!);
    expect(() => writer.ticket(ticket!)).toThrow(RangeError);
  });

  it('takes about fifty bytes a ticket on its way, sealed name included', () => {
    // The seals and the random part of ids cannot be compressed; everything else nearly vanishes.
    const random = fc.sample(fc.uint8Array({ minLength: 42, maxLength: 42 }), { numRuns: 2000, seed: 1 });
    const ids = fc.sample(fc.uuid({ version: 7 }), { numRuns: 2000, seed: 1 });
    const tickets = ids.map((id, i) => ({
      ticketId: `0193a${String(i).padStart(3, '0').slice(-3)}${id.slice(8)}`,
      ticketTypeNumber: 1 + (i % 3),
      status: 'VALID' as const,
      blocked: false,
      validFrom: new Date('2026-12-11T17:00:00Z'),
      validUntil: new Date('2026-12-13T17:00:00Z'),
      sealRevision: 1,
      sealedName: random[i]!,
    }));
    expect(gzipSync(encodeManifest(head, tickets, [])).length / tickets.length).toBeLessThan(60);
  });
});

describe('merging', () => {
  it('leaves of a snapshot and its deltas what was said last', () => {
    fc.assert(
      fc.property(anyContent, fc.array(anyContent, { maxLength: 4 }), fc.nat(), (snapshot, deltas, overlap) => {
        // Deltas that change tickets of the snapshot, not only add some.
        const known = snapshot.tickets.slice(0, overlap % (snapshot.tickets.length + 1));
        const parts = [snapshot, ...deltas].map(({ tickets, standings }, i) => {
          const again = i === 0 ? [] : known.filter((ticket) => !tickets.some((t) => t.ticketId === ticket.ticketId));
          return { tickets: [...tickets, ...again.map((t) => ({ ...t, blocked: i % 2 === 0 }))], standings };
        });
        const decoded = parts.map(({ tickets, standings }, i) =>
          decodeManifest(encodeManifest({ ...head, complete: i === 0, cursor: `c${i}` }, tickets, standings)),
        );
        const merged = decodeManifest(mergeManifest(decoded[0]!, decoded.slice(1)));
        expect(merged.head).toEqual({ ...head, cursor: `c${deltas.length}` });
        const ids = new Set(parts.flatMap(({ tickets }) => tickets.map(({ ticketId }) => ticketId)));
        expect(merged.ticketCount).toBe(ids.size);
        for (const id of ids) {
          const said = decoded.flatMap((manifest) => manifest.ticket(id) ?? []);
          const seal = said.findLast(({ sealRevision }) => sealRevision > 0) ?? said[0]!;
          const { sealRevision, sealedName } = seal;
          expect(merged.ticket(id)).toEqual({ ...said.at(-1)!, sealRevision, sealedName });
          for (const list of [0, 1]) {
            const said = decoded.findLast((manifest) => manifest.knownStanding(list, id));
            expect(merged.standing(list, id)).toEqual(said?.standing(list, id) ?? UNUSED);
          }
        }
      }),
    );
  });

  it('adds to the table of organisations, and follows lists that changed places', () => {
    const [ticket] = fc.sample(anyTicket, 1);
    const state = { day: null, uses: 1, inside: 1, lastEntry: null };
    const base = encodeManifest(head, [ticket!], [{ listIndex: 1, ticketId: ticket!.ticketId, state }]);
    const next = {
      ...head,
      complete: false,
      lists: head.lists.toReversed(),
      organisations: { from: 1, names: ['Trường Đại học'] },
    };
    const merged = decodeManifest(mergeManifest(decodeManifest(base), [decodeManifest(encodeManifest(next, [], []))]));
    expect(merged.head.organisations).toEqual({ from: 0, names: ['Hợp tác xã Nhãn lồng', 'Trường Đại học'] });
    expect(merged.head.lists[0]!.id).toBe('hoi-thao');
    expect(merged.standing(0, ticket!.ticketId)).toEqual(state);
    expect(merged.standing(1, ticket!.ticketId)).toBe(UNUSED);
  });
});

it('the checksum is the one that everybody has', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(crc32(bytes)).toBe(nodeCrc32(bytes));
    }),
  );
});
