import { foldScans, type ScanFact, type UndoFact } from '@pho-hien/check-in-core';
import { newId } from '@pho-hien/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import {
  aDevice,
  aGate,
  aList,
  anEvent,
  aTicket,
  aTicketType,
  published,
  type TestDevice,
} from '../testing/fixtures.ts';
import { scan } from '../testing/scanning.ts';
import { aFact, anUndo, outcomes, sync } from '../testing/syncing.ts';

const CONFLICTS = /* GraphQL */ `
  query Conflicts($eventId: ID!, $first: Int, $after: String) {
    conflicts(eventId: $eventId, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ticketId
          holderName
          settledBy
          note
        }
      }
    }
  }
`;
const SETTLE = /* GraphQL */ `
  mutation Settle($input: SettleConflictInput!) {
    settleConflict(input: $input) {
      __typename
      ... on ConflictSettled {
        conflict {
          id
          settledBy
          note
        }
      }
    }
  }
`;
const QUARANTINED = /* GraphQL */ `
  query Quarantined($eventId: ID!) {
    quarantinedFacts(eventId: $eventId) {
      id
      deviceId
      reason
    }
  }
`;
const DECIDE = /* GraphQL */ `
  mutation Decide($input: DecideQuarantineInput!) {
    decideQuarantine(input: $input) {
      __typename
      ... on QuarantineDecided {
        decided
        refused
      }
    }
  }
`;
interface ConflictsPage {
  readonly conflicts: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly edges: readonly { readonly node: { readonly id: string; readonly ticketId: string } }[];
  };
}
const REVOKE = 'mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename } }';

describe('handing in what devices decided', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let listId: string;
  let gateA: string;
  let gateB: string;
  let a: TestDevice;
  let b: TestDevice;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId], { exits: true, reentry: true });
    gateA = await aGate(app, eventId, [listId], 'Cổng A');
    gateB = await aGate(app, eventId, [listId], 'Cổng B');
    a = await aDevice(app, gateA, 'SUPERVISOR');
    b = await aDevice(app, gateB);
  });
  afterAll(() => app.close());
  beforeEach(() => app.clock.set('2026-12-12T02:00:00Z'));

  const tally = async () =>
    (
      await app.rows<{ inside: number; entries: number; exits: number; denied: number }>(
        `select sum(inside)::int as inside, sum(entries)::int as entries, sum(exits)::int as exits,
           sum(denied)::int as denied from list_tallies where list_id = $1`,
        [listId],
      )
    )[0]!;
  const admission = async (ticketId: string) =>
    (
      await app.rows<{ uses: number; inside: number; last_entry_scan_id: string | null }>(
        'select uses, inside, last_entry_scan_id from admissions where ticket_id = $1 and list_id = $2',
        [ticketId, listId],
      )
    )[0];
  const conflictsOf = async (ticketId: string) => {
    const rows = await app.rows<{ entry: string; other: string }>(
      'select entry_scan_id as entry, other_scan_id as other from conflicts where ticket_id = $1',
      [ticketId],
    );
    return new Set(rows.map(({ entry, other }) => `${entry} before ${other}`));
  };

  it('keeps every fact once, however often and in however many pieces it is sent', async () => {
    const [one, two] = [await aTicket(app, typeId), await aTicket(app, typeId)];
    const before = await tally();
    const facts = [
      aFact(app, a, listId, one.id),
      aFact(app, a, listId, one.id, { verdict: 'DENIED', reason: 'ALREADY_USED', usedAt: app.clock.now() }),
      aFact(app, a, listId, null, { verdict: 'DENIED', reason: 'NOT_A_TICKET', codeDigest: 'a'.repeat(64) }),
      aFact(app, a, listId, two.id),
      aFact(app, a, listId, two.id, { direction: 'EXIT', reason: 'EXIT' }),
    ];
    // Half of it arrives, then all of it, twice at once, in another order.
    expect(outcomes(await sync(app, a, facts.slice(0, 2)), facts.slice(0, 2))).toEqual(['KEPT', 'KEPT']);
    const [first, second] = await Promise.all([sync(app, a, facts.toReversed()), sync(app, a, facts)]);
    for (const answer of [first, second]) expect(outcomes(answer, facts)).not.toContain('MISSING');
    expect(new Set([...outcomes(first, facts), ...outcomes(second, facts)])).toEqual(new Set(['KEPT', 'KNOWN']));
    const after = await tally();
    expect([after.inside, after.entries, after.exits, after.denied]).toEqual([
      (before.inside ?? 0) + 1,
      (before.entries ?? 0) + 2,
      (before.exits ?? 0) + 1,
      (before.denied ?? 0) + 2,
    ]);
    const stored = await app.rows('select id from scans where id = any($1)', [facts.map(({ scanId }) => scanId)]);
    expect(stored).toHaveLength(5);
  });

  it('answers each fact by itself: a bad one never keeps the others away', async () => {
    const ticket = await aTicket(app, typeId);
    const stranger = await aTicket(
      app,
      await (async () => {
        const elsewhere = await anEvent(app);
        const type = await aTicketType(app, elsewhere);
        await published(app, elsewhere);
        return type;
      })(),
    );
    const good = aFact(app, a, listId, ticket.id);
    const [{ event_id: elsewhere } = { event_id: '' }] = await app.rows<{ event_id: string }>(
      'select event_id from registrations where id = $1',
      [stranger.registrationId],
    );
    const [{ id: foreignType } = { id: '' }] = await app.rows<{ id: string }>(
      'select id from ticket_types where event_id = $1',
      [elsewhere],
    );
    const foreignList = await aList(app, elsewhere, [foreignType]);
    const facts = [
      aFact(app, a, foreignList, ticket.id),
      aFact(app, a, listId, ticket.id, { scanId: 'x' }),
      aFact(app, a, newId(), ticket.id),
      aFact(app, a, listId, newId()),
      aFact(app, a, listId, stranger.id),
      aFact(app, a, listId, null),
      aFact(app, a, listId, ticket.id, { reason: 'EXPIRED' }),
      aFact(app, a, listId, ticket.id, { override: { overridesScanId: newId(), reason: 'Khách mời' } }),
      aFact(app, a, listId, ticket.id, { sequence: good.sequence }),
      good,
    ];
    expect(outcomes(await sync(app, a, facts), facts)).toEqual([
      'REFUSED unknown_value listId',
      'REFUSED not_an_id scanId',
      'REFUSED unknown_value listId',
      'REFUSED unknown_value ticketId',
      'REFUSED unknown_value ticketId',
      'REFUSED required ticketId',
      'REFUSED unknown_value reason',
      'REFUSED unknown_value override.overridesScanId',
      'KEPT',
      'REFUSED duplicate sequence',
    ]);
    const others = [{ ...good, scanId: newId() }, aFact(app, b, listId, ticket.id, { scanId: facts[8]!.scanId })];
    expect(outcomes(await sync(app, a, [others[0]!]), [others[0]!])).toEqual(['REFUSED duplicate sequence']);
    expect(outcomes(await sync(app, b, [others[1]!]), [others[1]!])).toEqual(['REFUSED duplicate scanId']);
    expect(await sync(app, a, [], { waiting: -1 })).toMatchObject({ problems: [{ field: 'waiting' }] });
  });

  it('takes the others where the database refuses one of them', async () => {
    const ticket = await aTicket(app, typeId);
    // Of an event that this device cannot see, so that only the primary key knows the id.
    const elsewhere = await anEvent(app);
    const theirType = await aTicketType(app, elsewhere);
    await published(app, elsewhere);
    const theirList = await aList(app, elsewhere, [theirType]);
    const theirs = await aDevice(app, await aGate(app, elsewhere, [theirList]));
    const taken = aFact(app, theirs, theirList, (await aTicket(app, theirType)).id);
    await sync(app, theirs, [taken]);
    const facts = [aFact(app, a, listId, ticket.id, { scanId: taken.scanId }), aFact(app, a, listId, ticket.id)];
    expect(outcomes(await sync(app, a, facts), facts)).toEqual(['REFUSED duplicate scanId', 'KEPT']);
  });

  it('makes the earlier admission the entry although it arrives later, and says so at both gates', async () => {
    // Gates of their own, whose phones scanned nothing later and know of no other conflict.
    const c = await aDevice(app, await aGate(app, eventId, [listId], 'Cổng C'), 'SUPERVISOR');
    const d = await aDevice(app, await aGate(app, eventId, [listId], 'Cổng D'));
    const ticket = await aTicket(app, typeId);
    const before = await tally();
    const early = aFact(app, c, listId, ticket.id, { scannedAt: new Date('2026-12-12T01:12:00Z') });
    const late = aFact(app, d, listId, ticket.id, { scannedAt: new Date('2026-12-12T01:15:00Z') });
    expect((await sync(app, d, [late])).conflicts).toEqual([]);
    const atA = await sync(app, c, [early]);
    const expected = {
      ticketId: ticket.id,
      entry: { scanId: early.scanId, gateName: 'Cổng C', here: true },
      other: { scanId: late.scanId, gateName: 'Cổng D', here: false },
    };
    expect(atA.conflicts).toEqual([{ id: expect.any(String) as string, ...expected }]);
    expect((await sync(app, d)).conflicts).toMatchObject([{ entry: { here: false }, other: { here: true } }]);
    // Two persons are inside; one ticket attended.
    expect(await admission(ticket.id)).toEqual({ uses: 1, inside: 2, last_entry_scan_id: early.scanId });
    expect((await tally()).inside).toBe(before.inside + 2);
    // What the server would have said stands beside what the steward saw.
    const [kept] = await app.rows('select verdict_at_device, verdict, reason from scans where id = $1', [late.scanId]);
    expect(kept).toEqual({ verdict_at_device: 'OK', verdict: 'OK', reason: 'FIRST_ENTRY' });

    // A third one stands against the entry too; when the entry is undone, the next one becomes it.
    const first = aFact(app, c, listId, ticket.id, { scannedAt: new Date('2026-12-12T01:12:01Z') });
    await sync(app, c, [first]);
    expect(await conflictsOf(ticket.id)).toEqual(
      new Set([`${early.scanId} before ${late.scanId}`, `${early.scanId} before ${first.scanId}`]),
    );
    const undo = anUndo(app, c, early.scanId);
    expect(outcomes(await sync(app, c, [], { undos: [undo] }), [undo])).toEqual(['KEPT']);
    expect(await conflictsOf(ticket.id)).toEqual(new Set([`${first.scanId} before ${late.scanId}`]));
    expect(await admission(ticket.id)).toEqual({ uses: 1, inside: 2, last_entry_scan_id: first.scanId });
    expect((await tally()).inside).toBe(before.inside + 2);
    expect(outcomes(await sync(app, c, [], { undos: [undo] }), [undo])).toEqual(['KNOWN']);
  });

  it('puts a clock right that is hours wrong, once, and never changes the order of one device', async () => {
    const c = await aDevice(app, gateA);
    const [one, two, three] = [await aTicket(app, typeId), await aTicket(app, typeId), await aTicket(app, typeId)];
    // Its clock is three hours ahead: scans of 8:58 and 8:59, and one set back in between.
    const facts = [
      aFact(app, c, listId, one.id, { scannedAt: new Date('2026-12-12T04:58:00Z') }),
      aFact(app, c, listId, two.id, { scannedAt: new Date('2026-12-12T04:57:00Z') }),
      aFact(app, c, listId, three.id, { scannedAt: new Date('2026-12-12T04:59:00Z') }),
    ];
    const sentAt = new Date('2026-12-12T05:00:00Z');
    await sync(app, c, [facts[0]!, facts[2]!], { sentAt });
    await sync(app, c, facts, { sentAt });
    const rows = await app.rows<{ corrected_at: Date }>(
      'select corrected_at from scans where device_id = $1 order by sequence',
      [c.deviceId],
    );
    // What it says of itself is kept for who looks after the phones.
    await sync(app, c, [], { sentAt, waiting: 7 });
    await expect
      .poll(() => app.rows('select waiting, clock_offset_ms from devices where id = $1', [c.deviceId]))
      .toEqual([{ waiting: 7, clock_offset_ms: -3 * 3_600_000 }]);
    expect(rows.map(({ corrected_at }) => corrected_at.toISOString())).toEqual([
      '2026-12-12T01:58:00.000Z',
      '2026-12-12T01:58:00.001Z',
      '2026-12-12T01:59:00.000Z',
    ]);
  });

  it('overrides and undoes offline, by supervisors alone, and the log says so', async () => {
    const ticket = await aTicket(app, typeId);
    const denied = aFact(app, a, listId, ticket.id, { verdict: 'DENIED', reason: 'OUTSIDE_ENTRY_WINDOW' });
    const override = {
      overridesScanId: denied.scanId,
      reason: 'Khách mời',
      overridden: 'OUTSIDE_ENTRY_WINDOW',
    } as const;
    const let_in = aFact(app, a, listId, ticket.id, { override });
    const undo = anUndo(app, a, let_in.scanId);
    const again = anUndo(app, a, let_in.scanId);
    const facts = [denied, let_in, undo, again];
    expect(outcomes(await sync(app, a, [denied, let_in], { undos: [undo, again] }), facts)).toEqual([
      'KEPT',
      'KEPT',
      'KEPT',
      'REFUSED duplicate undoesScanId',
    ]);
    expect(await admission(ticket.id)).toMatchObject({ uses: 0, inside: 0 });
    const log = await app.rows('select action, reason from audit_entries where aggregate_id = $1 order by sequence', [
      let_in.scanId,
    ]);
    expect(log).toEqual([
      { action: 'scan.overridden', reason: 'Khách mời' },
      { action: 'scan.undone', reason: 'Quét nhầm người' },
    ]);
    const own = aFact(app, b, listId, ticket.id);
    const steward = anUndo(app, b, own.scanId);
    expect(outcomes(await sync(app, b, [own], { undos: [steward] }), [own, steward])).toEqual([
      'KEPT',
      'REFUSED not_allowed undoesScanId',
    ]);
  });

  it('agrees with scans that the server decides at the same moment', async () => {
    const tickets = await Promise.all(Array.from({ length: 6 }, () => aTicket(app, typeId)));
    const facts = tickets.map(({ id }) => aFact(app, a, listId, id));
    const [, ...answers] = await Promise.all([
      sync(app, a, facts),
      ...tickets.map(({ code }) => scan(app, b, listId, code)),
    ]);
    for (const [index, { id }] of tickets.entries()) {
      const rows = await app.rows('select id from scans where ticket_id = $1 and verdict_at_device = $2', [id, 'OK']);
      const state = await admission(id);
      // The server let in none that it knew to be in; what it did not know yet is a conflict.
      expect(rows.length).toBe(answers[index]!.verdict === 'OK' ? 2 : 1);
      expect(state).toMatchObject({ uses: 1, inside: rows.length });
      expect((await conflictsOf(id)).size).toBe(rows.length - 1);
    }
  });

  it('takes from a device whose lease is over what it scanned before, and sets the rest apart', async () => {
    const c = await aDevice(app, gateA);
    const [one, two] = [await aTicket(app, typeId), await aTicket(app, typeId)];
    app.clock.set('2026-12-12T17:30:00Z');
    const facts = [
      aFact(app, c, listId, one.id, { scannedAt: new Date('2026-12-12T16:59:00Z') }),
      aFact(app, c, listId, two.id, { scannedAt: new Date('2026-12-12T17:01:00Z') }),
    ];
    const answer = await sync(app, c, facts);
    expect(outcomes(answer, facts)).toEqual(['KEPT', 'QUARANTINED']);
    expect(answer).toMatchObject({ leaseUntil: '2026-12-12T17:00:00.000Z', wipe: false, insideNow: 0, delta: null });
    expect(outcomes(await sync(app, c, facts), facts)).toEqual(['KNOWN', 'QUARANTINED']);
    expect(await admission(two.id)).toBeUndefined();
  });

  it('sets everything of a revoked device apart, and then has it forget all', async () => {
    const c = await aDevice(app, gateA);
    const ticket = await aTicket(app, typeId);
    const facts = [aFact(app, c, listId, ticket.id), aFact(app, c, listId, ticket.id)];
    await app.ask(person('ORGANISER', eventId), REVOKE, { input: { deviceId: c.deviceId, reason: 'Mất máy' } });
    expect(await sync(app, c, facts.slice(0, 1), { waiting: 2 })).toMatchObject({ wipe: false });
    const answer = await sync(app, c, facts);
    expect(outcomes(answer, facts)).toEqual(['QUARANTINED', 'QUARANTINED']);
    expect(answer).toMatchObject({ wipe: true, conflicts: [], insideNow: 0, delta: null, cursor: '' });
    expect(await sync(app, c)).toMatchObject({ wipe: true });
    expect(await admission(ticket.id)).toBeUndefined();
  });

  it('shows conflicts until somebody who may settles them, with a note', async () => {
    const [c, d] = [await aDevice(app, gateA, 'SUPERVISOR'), await aDevice(app, gateB)];
    const tickets = [await aTicket(app, typeId), await aTicket(app, typeId)];
    for (const device of [c, d])
      await sync(
        app,
        device,
        tickets.map(({ id }) => aFact(app, device, listId, id)),
      );
    const organiser = person('ORGANISER', eventId);
    const read = async (change: object = {}) =>
      (await app.ask<ConflictsPage>(organiser, CONFLICTS, { eventId, first: 100, ...change })).conflicts;
    const before = await read();
    const [one, two] = tickets.map(({ id }) => before.edges.find(({ node }) => node.ticketId === id)!.node);
    expect(one).toMatchObject({ holderName: tickets[0]!.holderName, settledBy: null, note: null });
    expect((await sync(app, d)).conflicts.map(({ id }) => id)).toEqual(expect.arrayContaining([one!.id, two!.id]));

    const settle = (conflictId: string) => ({ input: { conflictId, note: ' Hai anh em dùng chung vé ' } });
    await expect(app.askAs(d.token, SETTLE, settle(one!.id))).rejects.toThrow('NOT_FOUND');
    await expect(app.ask(person('ORGANISER', newId()), SETTLE, settle(one!.id))).rejects.toThrow('NOT_FOUND');
    await expect(app.ask(organiser, SETTLE, settle(newId()))).rejects.toThrow('NOT_FOUND');
    const said = { settledBy: 'Điện thoại trực cổng', note: 'Hai anh em dùng chung vé' };
    const settled = { settleConflict: { __typename: 'ConflictSettled', conflict: { id: one!.id, ...said } } };
    expect(await app.askAs(c.token, SETTLE, settle(one!.id))).toEqual(settled);
    // Settled is settled, whoever comes after; and an undo does not take it out of the book.
    expect(await app.askAs(c.token, SETTLE, { input: { conflictId: one!.id, note: 'Khác' } })).toEqual(settled);
    const [row] = await app.rows<{ id: string }>('select other_scan_id as id from conflicts where id = $1', [one!.id]);
    await sync(app, c, [], { undos: [anUndo(app, c, row!.id)] });
    const after = await read();
    expect(after.totalCount).toBe(before.totalCount - 1);
    const ids = after.edges.map(({ node }) => node.id);
    expect(ids.indexOf(one!.id)).toBeGreaterThan(ids.indexOf(two!.id));
    expect((await sync(app, d)).conflicts.map(({ id }) => id)).not.toContain(one!.id);
    // Page by page the same.
    const paged: string[] = [];
    for (let page = await read({ first: 1 }); ; page = await read({ first: 1, after: page.pageInfo.endCursor })) {
      paged.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(ids);
    const log = await app.rows('select action, reason from audit_entries where aggregate_id = $1', [one!.id]);
    expect(log).toEqual([{ action: 'conflict.settled', reason: 'Hai anh em dùng chung vé' }]);
  });

  it('takes out of quarantine what a person accepts, as it happened, and leaves out what is discarded', async () => {
    const c = await aDevice(app, gateA);
    const [one, two] = [await aTicket(app, typeId), await aTicket(app, typeId)];
    const facts = [
      aFact(app, c, listId, one.id, { scannedAt: new Date('2026-12-12T01:30:00Z') }),
      aFact(app, c, listId, two.id),
    ];
    const [user] = await app.rows<{ id: string }>(
      "insert into users (id, email, name, created_at, updated_at) values ($1, $2, 'Lê Thị Cúc', now(), now()) returning id",
      [newId(), `cuc${newId()}@phohien.example`],
    );
    const organiser = { ...person('ORGANISER', eventId), userId: user!.id };
    await app.ask(organiser, REVOKE, { input: { deviceId: c.deviceId, reason: 'Mất máy' } });
    await sync(app, c, facts);
    const open = async () => {
      const { quarantinedFacts } = await app.ask<{ quarantinedFacts: { id: string; deviceId: string }[] }>(
        organiser,
        QUARANTINED,
        { eventId },
      );
      return quarantinedFacts.filter(({ deviceId }) => deviceId === c.deviceId).map(({ id }) => id);
    };
    expect(await open()).toEqual(facts.map(({ scanId }) => scanId));
    const decide = (decision: string, factIds: string[] | null) =>
      app.ask(organiser, DECIDE, { input: { deviceId: c.deviceId, factIds, decision, reason: 'Máy tìm lại được' } });
    app.clock.set('2026-12-12T05:00:00Z');
    expect(await decide('ACCEPTED', [facts[0]!.scanId])).toEqual({
      decideQuarantine: { __typename: 'QuarantineDecided', decided: 1, refused: 0 },
    });
    expect(await decide('DISCARDED', null)).toMatchObject({ decideQuarantine: { decided: 1, refused: 0 } });
    expect(await open()).toEqual([]);
    expect(await admission(one.id)).toMatchObject({ uses: 1, inside: 1 });
    expect(await admission(two.id)).toBeUndefined();
    const [kept] = await app.rows<{ corrected_at: Date }>('select corrected_at from scans where id = $1', [
      facts[0]!.scanId,
    ]);
    expect(kept!.corrected_at).toEqual(new Date('2026-12-12T01:30:00Z'));
    expect(outcomes(await sync(app, c, facts), facts)).toEqual(['KNOWN', 'QUARANTINED']);
    await expect(
      app.ask(person('STEWARD', eventId), DECIDE, {
        input: { deviceId: c.deviceId, decision: 'ACCEPTED', reason: 'x' },
      }),
    ).rejects.toThrow('NOT_FOUND');
  });

  it('comes to the fold over everything that happened, whatever arrives when and how often', async () => {
    const rule = { entry: 'ONCE', maxPerDay: null, exits: true, reentry: true } as const;
    const phones = await Promise.all([gateA, gateB, gateA].map((gate) => aDevice(app, gate, 'SUPERVISOR')));
    const tickets = [await aTicket(app, typeId), await aTicket(app, typeId)];
    const begun = app.clock.now().getTime() - 3_600_000;
    const made = phones.map((device, phone) =>
      fc
        .sample(fc.tuple(fc.nat({ max: 1 }), fc.boolean(), fc.nat({ max: 2 }), fc.boolean()), {
          numRuns: 12,
          seed: phone,
        })
        .map(([ticket, isEntry, minutes, isUndone], index) => {
          const scannedAt = new Date(begun + (index * 4 + minutes) * 60_000);
          const change = isEntry ? { scannedAt } : ({ scannedAt, direction: 'EXIT', reason: 'EXIT' } as const);
          const scan = aFact(app, device, listId, tickets[ticket]!.id, change);
          return { scan, undo: isUndone && index % 3 === 0 ? anUndo(app, device, scan.scanId) : null };
        }),
    );
    const sends = fc.sample(fc.tuple(fc.nat({ max: 2 }), fc.array(fc.nat({ max: 11 }), { maxLength: 8 })), {
      numRuns: 12,
      seed: 5,
    });
    const everything = phones.map((_, phone) => [phone, [...made[phone]!.keys()]] as const);
    // Pieces, repeated and out of order, three phones at once; in the end all of it.
    for (const round of [sends.slice(0, 6), sends.slice(6), everything])
      await Promise.all(
        round.map(([phone, pick]) => {
          const facts = pick.map((index) => made[phone]![index]!);
          const undos = facts.flatMap(({ undo }) => undo ?? []);
          return sync(
            app,
            phones[phone]!,
            facts.map(({ scan }) => scan),
            { undos },
          );
        }),
      );
    for (const ticket of tickets) {
      const rows = await app.rows<{
        id: string;
        kind: string;
        direction: 'ENTRY' | 'EXIT';
        at: Date;
        of: string | null;
      }>('select id, kind, direction, corrected_at as at, undo_of_id as of from scans where ticket_id = $1', [
        ticket.id,
      ]);
      const facts = rows.map((row): ScanFact | UndoFact =>
        row.of === null
          ? { ...row, kind: 'scan', scanId: row.id, verdict: 'OK', gateId: 'x', overridden: false }
          : { kind: 'undo', scanId: row.id, undoesScanId: row.of },
      );
      const { state, conflicts } = foldScans(facts, rule);
      expect(await admission(ticket.id)).toEqual({
        uses: state.uses,
        inside: state.inside,
        last_entry_scan_id: state.lastEntry?.scanId ?? null,
      });
      const pairs = conflicts.map(({ entryScanId, conflictingScanId }) => `${entryScanId} before ${conflictingScanId}`);
      expect(await conflictsOf(ticket.id)).toEqual(new Set(pairs));
    }
    const stored = await app.rows('select id from scans where device_id = any($1)', [
      phones.map((one) => one.deviceId),
    ]);
    expect(stored).toHaveLength(made.flat().reduce((sum, { undo }) => sum + (undo ? 2 : 1), 0));
    const [inside] = await app.rows<{ inside: number }>(
      'select sum(inside)::int as inside from admissions where list_id = $1',
      [listId],
    );
    expect((await tally()).inside).toBe(inside!.inside);
  });
});
