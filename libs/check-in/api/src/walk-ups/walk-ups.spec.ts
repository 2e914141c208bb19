import { decodeTicket } from '@pho-hien/events-core';
import { newId } from '@pho-hien/kernel';
import pg from 'pg';
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
import { aFact, outcomes, sync } from '../testing/syncing.ts';
import { aWalkUp, reserve, somebody } from '../testing/walk-ups.ts';
import { SweepBlocks } from './sweep-blocks.ts';
import { TakeExpected } from './take-expected.ts';

const SET = `mutation ($input: SetGateWalkUpsInput!) { setGateWalkUps(input: $input) {
  ... on GateWalkUpsSet { gate { walkUps { ticketTypeId blockSize } } } ... on InvalidInput { problems { field code } } } }`;
const REVOKE = `mutation ($input: RevokeWalkUpsInput!) { revokeWalkUps(input: $input) {
  ... on WalkUpsRevoked { device { walkUpBlocks { reserved used endReason } } } ... on InvalidInput { problems { field code } } } }`;
const REVOKE_DEVICE = `mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename } }`;
const DECIDE = `mutation ($input: DecideQuarantineInput!) {
  decideQuarantine(input: $input) { ... on QuarantineDecided { decided refused } } }`;
const MORNING = '2026-12-12T02:00:00Z';

let app: CheckInApi;
let eventId: string;
let typeId: string;
let listId: string;
let gateId: string;
let desk: TestDevice;

const organiser = () => person('ORGANISER', eventId);
const setWalkUps = (walkUps: readonly { ticketTypeId: string; blockSize: number }[]) =>
  app.ask<{ setGateWalkUps: { gate?: { walkUps: object[] }; problems?: object[] } }>(organiser(), SET, {
    input: { gateId, walkUps },
  });
const counts = async () => {
  const [row] = await app.rows<{ confirmed: number; held: number }>(
    'select confirmed_count as confirmed, held_count as held from ticket_types where id = $1',
    [typeId],
  );
  return row!;
};
const registered = () =>
  app.rows<{ id: string; full_name: string; email: string; status: string; ticket: string }>(
    `select r.id, full_name, email, r.status, t.id as ticket from registrations r join tickets t on t.registration_id = r.id
     where ticket_type_id = $1 order by t.id`,
    [typeId],
  );
const inside = async () =>
  (
    await app.rows<{ inside: number }>(
      'select coalesce(sum(inside), 0)::int as inside from admissions where list_id = $1',
      [listId],
    )
  )[0]!.inside;
/** One of the desk's places, and somebody who comes for it. */
const walksUp = async (places: Awaited<ReturnType<typeof reserve>>, at = 0, who: object = somebody(), device = desk) =>
  aWalkUp(app, device, { listId, eventId, receivingKey: places.receivingKey }, places.places[at]!.ticketId, who);

beforeAll(async () => {
  app = await CheckInApi.start();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(MORNING);
  eventId = await anEvent(app);
  typeId = await aTicketType(app, eventId, { places: 12 });
  await published(app, eventId);
  listId = await aList(app, eventId, [typeId]);
  gateId = await aGate(app, eventId, [listId]);
  desk = await aDevice(app, gateId);
  await setWalkUps([{ ticketTypeId: typeId, blockSize: 5 }]);
});

describe('a block', () => {
  it('is filled to its size and no further, signed for that day, and counts as taken', async () => {
    const first = await reserve(app, desk);
    expect(first.places).toHaveLength(5);
    expect(await reserve(app, desk)).toEqual(first);
    expect(await counts()).toEqual({ confirmed: 0, held: 5 });
    const { token } = decodeTicket(first.places[0]!.code)!;
    expect(token).toMatchObject({
      ticketId: first.places[0]!.ticketId,
      validFrom: new Date('2026-12-11T17:00:00Z'),
      validUntil: new Date('2026-12-12T17:00:00Z'),
    });
    const other = await reserve(app, await aDevice(app, gateId));
    const shared = other.places.filter(({ ticketId }) => first.places.some((place) => place.ticketId === ticketId));
    expect(shared).toEqual([]);
  });

  it('is only of what the organiser chose, which only a list of the gate lets in', async () => {
    const other = await aTicketType(app, eventId);
    const { setGateWalkUps } = await setWalkUps([
      { ticketTypeId: other, blockSize: 5 },
      { ticketTypeId: typeId, blockSize: 51 },
    ]);
    expect(setGateWalkUps.problems).toEqual([
      { field: 'walkUps.0.ticketTypeId', code: 'unknown_value' },
      { field: 'walkUps.1.blockSize', code: 'too_large' },
    ]);
    await reserve(app, desk);
    expect((await setWalkUps([])).setGateWalkUps.gate!.walkUps).toEqual([]);
    expect((await reserve(app, desk)).places).toEqual([]);
    expect(await counts()).toEqual({ confirmed: 0, held: 0 });
    await setWalkUps([{ ticketTypeId: typeId, blockSize: 2 }]);
    expect((await reserve(app, desk)).places).toHaveLength(2);
  });

  it('goes back when its day is over; the next day has its own', async () => {
    await reserve(app, desk);
    app.clock.set('2026-12-12T17:00:00Z');
    await app.api.app.get(SweepBlocks).run();
    await app.api.app.get(SweepBlocks).run();
    expect(await counts()).toEqual({ confirmed: 0, held: 0 });
  });

  it('goes back when the device is revoked', async () => {
    await reserve(app, desk);
    await app.ask(organiser(), REVOKE_DEVICE, { input: { deviceId: desk.deviceId, reason: 'Mất máy' } });
    expect(await counts()).toEqual({ confirmed: 0, held: 0 });
  });
});

describe('somebody without a ticket', () => {
  it('is registered and let in in one step, with the words that were agreed to, and gets the ticket by mail', async () => {
    const places = await reserve(app, desk);
    const who = somebody({ email: 'Tuoi@Congty.example', phone: '0912 345 678', organisationName: 'Tổ hợp tác Sen' });
    const fact = await walksUp(places, 0, who);
    expect(outcomes(await sync(app, desk, [fact]), [fact])).toEqual(['KEPT']);
    const [row] = await registered();
    expect(row).toMatchObject({
      full_name: 'Phạm Thị Tươi',
      email: 'tuoi@congty.example',
      status: 'CONFIRMED',
      ticket: fact.ticketId,
    });
    expect(await inside()).toBe(1);
    expect(await counts()).toEqual({ confirmed: 1, held: 4 });
    expect((await reserve(app, desk)).places).toHaveLength(5);
    const consents = await app.rows<{ purpose: string; text: string }>(
      'select purpose, text from registration_consents where registration_id = $1',
      [row!.id],
    );
    expect(consents).toEqual([{ purpose: 'REGISTRATION', text: expect.stringContaining('Tôi đồng ý') }]);
    const mails = await app.rows('select id from mails where recipient = $1', ['tuoi@congty.example']);
    expect(mails).toHaveLength(1);
  });

  it('who gave no address is written to by nobody, and two of one name are two people', async () => {
    const places = await reserve(app, desk);
    const facts = [await walksUp(places, 0), await walksUp(places, 1)];
    expect(outcomes(await sync(app, desk, facts), facts)).toEqual(['KEPT', 'KEPT']);
    expect(await registered()).toHaveLength(2);
    expect(await app.rows("select id from mails where recipient = ''")).toEqual([]);
  });

  it('under 16 is there by a guardian’s consent', async () => {
    const places = await reserve(app, desk);
    const child = somebody({ minor: true, guardianName: 'Trần Văn Nam', guardianTextVersion: 1, consents: [] });
    const alone = somebody({ minor: true });
    const facts = [await walksUp(places, 0, child), await walksUp(places, 1, alone)];
    expect(outcomes(await sync(app, desk, facts), facts)).toEqual(['KEPT', 'REFUSED unknown_value walkUp']);
    const [row] = await app.rows(
      'select minor, guardian_name, consent_state, text from registrations join consent_requests on registration_id = id where ticket_type_id = $1',
      [typeId],
    );
    expect(row).toEqual({
      minor: true,
      guardian_name: 'Trần Văn Nam',
      consent_state: 'GUARDIAN_GIVEN',
      text: expect.stringContaining('người giám hộ hợp pháp') as string,
    });
  });

  it('is one registration, however often and in whatever order it is handed in', async () => {
    const places = await reserve(app, desk);
    const facts = [await walksUp(places, 0), await walksUp(places, 1), await walksUp(places, 2)];
    await Promise.all([
      sync(app, desk, [facts[2]!]),
      sync(app, desk, facts),
      sync(app, desk, [facts[0]!, facts[2]!]),
      sync(app, desk, facts),
    ]);
    const again = await sync(app, desk, facts);
    expect(outcomes(again, facts)).toEqual(['KNOWN', 'KNOWN', 'KNOWN']);
    expect(await registered()).toHaveLength(3);
    expect(await inside()).toBe(3);
    expect(await counts()).toEqual({ confirmed: 3, held: 2 });
  });

  it('cannot come with another device’s place, nor with what was sealed for another scan', async () => {
    const places = await reserve(app, desk);
    const other = await aDevice(app, gateId);
    const stolen = await walksUp(places, 0, somebody(), other);
    const moved = { ...(await walksUp(places, 1)), scanId: newId() };
    expect(outcomes(await sync(app, other, [stolen]), [stolen])).toEqual(['REFUSED unknown_value ticketId']);
    expect(outcomes(await sync(app, desk, [moved]), [moved])).toEqual(['REFUSED unknown_value walkUp']);
    expect(await registered()).toEqual([]);
  });

  it('who is registered already waits for a person', async () => {
    const ticket = await aTicket(app, typeId);
    const [row] = await registered();
    const places = await reserve(app, desk);
    const fact = await walksUp(places, 0, somebody({ fullName: ticket.holderName, email: row!.email }));
    expect(outcomes(await sync(app, desk, [fact]), [fact])).toEqual(['QUARANTINED']);
    expect(await registered()).toHaveLength(1);
  });
});

describe('handed in late', () => {
  const decide = async (decision: 'ACCEPTED' | 'DISCARDED') => {
    const who = { ...organiser(), userId: newId() };
    await app.client.query(
      "insert into users (id, email, name, created_at, updated_at) values ($1, $2, 'Lê Thị Cúc', now(), now())",
      [who.userId, `${who.userId}@phohien.example`],
    );
    return app.ask<{ decideQuarantine: { decided: number; refused: number } }>(who, DECIDE, {
      input: { deviceId: desk.deviceId, decision, reason: 'Đã hỏi bàn đón tiếp' },
    });
  };

  it('after the day, it still counts while there is a place, and else waits for a person', async () => {
    const places = await reserve(app, desk);
    const facts = [await walksUp(places, 0), await walksUp(places, 1)];
    app.clock.set('2026-12-12T17:00:00Z');
    await app.api.app.get(SweepBlocks).run();
    await app.client.query('update ticket_types set places = 1 where id = $1', [typeId]);
    expect(outcomes(await sync(app, desk, facts, { sentAt: app.clock.now() }), facts)).toEqual(['KEPT', 'QUARANTINED']);
    expect(await counts()).toEqual({ confirmed: 1, held: 0 });
    expect((await decide('ACCEPTED')).decideQuarantine).toEqual({ decided: 0, refused: 1 });
    await app.client.query('update ticket_types set places = 2 where id = $1', [typeId]);
    expect((await decide('ACCEPTED')).decideQuarantine).toEqual({ decided: 1, refused: 0 });
    expect(await counts()).toEqual({ confirmed: 2, held: 0 });
    expect(await inside()).toBe(2);
  });

  it('from a revoked block, what was before the revocation counts, and what was after waits for a person', async () => {
    const places = await reserve(app, desk);
    const before = await walksUp(places, 0);
    app.clock.set('2026-12-12T02:10:00Z');
    const { revokeWalkUps } = await app.ask<{ revokeWalkUps: { device: { walkUpBlocks: object[] } } }>(
      organiser(),
      REVOKE,
      {
        input: { deviceId: desk.deviceId, reason: 'Đóng bàn đón tiếp' },
      },
    );
    expect(revokeWalkUps.device.walkUpBlocks).toEqual([{ reserved: 0, used: 0, endReason: 'REVOKED' }]);
    expect(await counts()).toEqual({ confirmed: 0, held: 0 });
    expect((await reserve(app, desk)).places).toEqual([]);
    app.clock.set('2026-12-12T02:20:00Z');
    const after = await walksUp(places, 1);
    expect(outcomes(await sync(app, desk, [before, after]), [before, after])).toEqual(['KEPT', 'QUARANTINED']);
    expect((await decide('ACCEPTED')).decideQuarantine).toEqual({ decided: 1, refused: 0 });
    expect(await registered()).toHaveLength(2);
  });

  it('from a revoked device it waits for a person, as its scans do', async () => {
    const places = await reserve(app, desk);
    const fact = await walksUp(places);
    await app.ask(organiser(), REVOKE_DEVICE, { input: { deviceId: desk.deviceId, reason: 'Mất máy' } });
    expect(outcomes(await sync(app, desk, [fact]), [fact])).toEqual(['QUARANTINED']);
    expect(await registered()).toEqual([]);
    expect((await decide('ACCEPTED')).decideQuarantine).toEqual({ decided: 1, refused: 0 });
    expect((await registered()).map(({ ticket }) => ticket)).toEqual([fact.ticketId]);
    expect(await inside()).toBe(1);
  });

  it('scanned elsewhere before, the scan waits for the desk, and both converge', async () => {
    const places = await reserve(app, desk);
    const fact = await walksUp(places);
    app.clock.set('2026-12-12T02:05:00Z');
    const elsewhere = await aDevice(app, gateId);
    const scan = aFact(app, elsewhere, listId, fact.ticketId!, { onList: false });
    expect(outcomes(await sync(app, elsewhere, [scan]), [scan])).toEqual(['QUARANTINED']);
    await app.api.app.get(TakeExpected).run();
    expect(await inside()).toBe(0);
    expect(outcomes(await sync(app, desk, [fact]), [fact])).toEqual(['KEPT']);
    await app.api.app.get(TakeExpected).run();
    await app.api.app.get(TakeExpected).run();
    expect(outcomes(await sync(app, elsewhere, [scan]), [scan])).toEqual(['KNOWN']);
    const conflicts = await app.rows(
      'select entry_scan_id as entry, other_scan_id as other from conflicts where ticket_id = $1',
      [fact.ticketId],
    );
    expect(conflicts).toEqual([{ entry: fact.scanId, other: scan.scanId }]);
    expect(await inside()).toBe(2);
    expect(await app.rows('select id from quarantined_facts where id = $1', [scan.scanId])).toEqual([]);
  });
});

describe('places', () => {
  it('are never passed, however many devices fill their blocks while people register', async () => {
    const desks = await Promise.all([1, 2, 3].map(() => aDevice(app, gateId)));
    const filled = await Promise.all([
      ...desks.map((one) => reserve(app, one)),
      ...[1, 2, 3, 4].map(() => aTicket(app, typeId).catch(() => null)),
    ]);
    const { confirmed, held } = await counts();
    expect(confirmed + held).toBe(12);
    const blocks = filled.flatMap((one) => (one && 'places' in one ? [one] : []));
    const all = blocks.flatMap(({ places }) => places.map(({ ticketId }) => ticketId));
    expect(new Set(all).size).toBe(held);
  });

  it('would be passed without the lock and the constraint: two who look and then take', async () => {
    const race = async () => {
      const clients = [0, 1].map(() => new pg.Client({ connectionString: app.api.databaseUrl }));
      await Promise.all(clients.map((client) => client.connect()));
      const free = await Promise.all(
        clients.map(async (client) => {
          const { rows } = await client.query<{ free: number }>(
            'select places - confirmed_count - held_count as free from ticket_types where id = $1',
            [typeId],
          );
          return rows[0]!.free;
        }),
      );
      const taken = await Promise.allSettled(
        clients.map((client, i) =>
          client.query('update ticket_types set held_count = held_count + $2 where id = $1', [typeId, free[i]]),
        ),
      );
      await Promise.all(clients.map((client) => client.end()));
      return taken.map(({ status }) => status).sort();
    };
    await app.client.query('alter table ticket_types drop constraint ticket_types_places');
    expect(await race()).toEqual(['fulfilled', 'fulfilled']);
    expect(await counts()).toEqual({ confirmed: 0, held: 24 });
    await app.client.query('update ticket_types set held_count = 0 where id = $1', [typeId]);
    await app.client.query(
      'alter table ticket_types add constraint ticket_types_places check (confirmed_count + held_count <= places)',
    );
    expect(await race()).toEqual(['fulfilled', 'rejected']);
    expect(await counts()).toEqual({ confirmed: 0, held: 12 });
    // Nobody holds what the two took.
    await app.client.query('update ticket_types set held_count = 0 where id = $1', [typeId]);
  });
});
