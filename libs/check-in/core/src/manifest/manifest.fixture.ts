import fc from 'fast-check';
import type { ManifestHead, ManifestStanding, ManifestTicket } from './manifest.ts';

const both = (text: string) => ({ vi: text, en: text });

/** The head of a manifest of an event with two lists and two gates. */
export const head: ManifestHead = {
  format: 1,
  eventId: '0193a000-0000-7000-8000-000000000001',
  eventNumber: 142,
  cursor: '7412.901.x',
  issuedAt: '2026-12-12T01:00:00.000Z',
  complete: true,
  eventCancelled: false,
  keys: [{ number: 0, publicKey: 'A'.repeat(43), revoked: false }],
  lists: ['vao-cong', 'hoi-thao'].map((id) => ({
    id,
    name: both('Vào cổng'),
    rules: {
      closed: false,
      ticketTypeNumbers: [1],
      windows: [{ from: '2026-12-12T01:00:00.000Z', until: '2026-12-12T10:00:00.000Z' }],
      toleranceMinutes: 15,
      entry: 'ONCE',
      maxPerDay: null,
      exits: true,
      reentry: true,
      capacity: null,
      questions: [],
    },
    inside: 7,
  })),
  gates: [
    { id: 'cong-a', name: 'Cổng A' },
    { id: 'cong-b', name: 'Cổng B' },
  ],
  ticketTypes: [{ number: 1, name: both('Khách tham quan') }],
  organisations: { from: 0, names: ['Hợp tác xã Nhãn lồng'] },
};

const minutes = fc.option(fc.integer({ min: 1, max: 2 ** 32 - 1 }).map((minute) => new Date(minute * 60_000)));

/** Any ticket that a manifest can hold. */
export const anyTicket: fc.Arbitrary<ManifestTicket> = fc.record({
  ticketId: fc.uuid({ version: 7 }),
  ticketTypeNumber: fc.integer({ min: 0, max: 0xffff }),
  status: fc.constantFrom('VALID', 'REVOKED', 'REPLACED', 'CANCELLED'),
  blocked: fc.boolean(),
  validFrom: minutes,
  validUntil: minutes,
  sealRevision: fc.integer({ min: 0, max: 0xffff }),
  sealedName: fc.uint8Array({ maxLength: 300 }),
});

const anyState: fc.Arbitrary<ManifestStanding['state']> = fc.record({
  day: fc.constantFrom(null, '2026-12-12', '2026-12-13', '2020-01-01'),
  uses: fc.integer({ min: 0, max: 0xffff }),
  inside: fc.integer({ min: 0, max: 0xffff }),
  lastEntry: fc.option(
    fc.record({
      scanId: fc.constant(''),
      at: fc.integer({ min: 1000, max: 2 ** 32 * 1000 - 1 }).map((time) => new Date(time)),
      gateId: fc.constantFrom('cong-a', 'cong-b'),
    }),
  ),
});

/** Tickets, each once, and standings of some of them. */
export const anyContent = fc
  .uniqueArray(fc.tuple(anyTicket, fc.array(fc.option(anyState), { minLength: 2, maxLength: 2 })), {
    selector: ([{ ticketId }]) => ticketId,
    maxLength: 20,
  })
  .map((rows) => ({
    tickets: rows.map(([ticket]) => ticket),
    standings: rows.flatMap(([{ ticketId }, states]) =>
      states.flatMap((state, listIndex) => (state ? [{ listIndex, ticketId, state }] : [])),
    ),
  }));
