import { atGate, newId, type PersonActor } from '@pho-hien/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CheckInApi, person } from '../testing/check-in-api.ts';
import { aDevice, aGate, aList, anEvent, aTicket, aTicketType, published } from '../testing/fixtures.ts';
import { scan } from '../testing/scanning.ts';

const DAY = /* GraphQL */ `
  query ($gateId: ID!) {
    gateDay(gateId: $gateId) {
      gate {
        name
      }
      eventName {
        vi
      }
      entries
      denied
      inside
      arrivals
      denials {
        reason
        count
      }
      devices {
        name
        gateName
      }
      conflicts {
        id
        holderName
      }
      keptApart {
        count
      }
      shifts {
        personName
        gateName
      }
    }
  }
`;

interface Day {
  gate: { name: string };
  eventName: { vi: string };
  entries: number;
  denied: number;
  inside: number;
  arrivals: number[];
  denials: { reason: string; count: number }[];
  devices: { gateName: string }[];
  conflicts: { id: string; holderName: string }[];
  keptApart: { count: number }[];
  shifts: { personName: string; gateName: string }[];
}

let app: CheckInApi;
let eventId: string;
let mine: string;
let theirs: string;
let list: string;
const userId = newId();

/** Somebody who supervises one gate, and nothing else. */
const supervisorOf = (gateId: string): PersonActor => ({
  ...person('GATE_SUPERVISOR'),
  userId,
  grants: [{ id: newId(), role: 'GATE_SUPERVISOR', scope: atGate(gateId, eventId) }],
});
const read = async (gateId: string, actor = supervisorOf(gateId)) =>
  (await app.ask<{ gateDay: Day }>(actor, DAY, { gateId })).gateDay;

beforeAll(async () => {
  app = await CheckInApi.start();
  eventId = await anEvent(app);
  const visitor = await aTicketType(app, eventId);
  await published(app, eventId);
  list = await aList(app, eventId, [visitor]);
  mine = await aGate(app, eventId, [list], 'Cổng Bắc');
  theirs = await aGate(app, eventId, [list], 'Cổng Nam');
  const [north, south] = [await aDevice(app, mine), await aDevice(app, theirs)];
  const [one, two] = [await aTicket(app, visitor), await aTicket(app, visitor)];
  const here = await scan(app, north, list, one.code);
  const again = await scan(app, north, list, one.code);
  const [there, twice] = [await scan(app, south, list, two.code), await scan(app, south, list, two.code)];
  await app.rows(
    `insert into conflicts (id, list_id, ticket_id, entry_scan_id, other_scan_id, noticed_at)
     values ($1, $2, $3, $4, $5, now()), ($6, $2, $7, $8, $9, now())`,
    [newId(), list, one.id, here.scanId, again.scanId, newId(), two.id, there.scanId, twice.scanId],
  );
  await app.rows(
    `insert into users (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
     values ($1, 'Lê Văn Trực', 'truc@phohien.example', true, false, now(), now())`,
    [userId],
  );
  for (const [gateId, from, to] of [
    [mine, '2026-12-12T00:00Z', '2026-12-12T05:00Z'],
    [mine, '2026-12-11T00:00Z', '2026-12-11T05:00Z'],
    [theirs, '2026-12-12T06:00Z', '2026-12-12T08:00Z'],
  ])
    await app.rows(
      `insert into shifts (id, event_id, gate_id, user_id, role, starts_at, ends_at, created_at)
       values ($1, $2, $3, $4, 'STEWARD', $5, $6, now())`,
      [newId(), eventId, gateId, userId, from, to],
    );
});
afterAll(() => app.close());

it('is the day of that gate, and of no other', async () => {
  const day = await read(mine);
  expect(day).toMatchObject({
    gate: { name: 'Cổng Bắc' },
    eventName: { vi: 'Ngày hội Khởi nghiệp' },
    entries: 1,
    denied: 1,
    inside: 1,
    denials: [{ reason: 'ALREADY_USED', count: 1 }],
    keptApart: [],
    shifts: [{ personName: 'Lê Văn Trực', gateName: 'Cổng Bắc' }],
  });
  expect(day.arrivals.reduce((sum, persons) => sum + persons, 0)).toBe(1);
  expect(day.devices.map(({ gateName }) => gateName)).toEqual(['Cổng Bắc']);
});

it('is closed to who supervises another gate, and their own gate opens nothing of the event', async () => {
  const supervisor = supervisorOf(mine);
  await expect(read(theirs, supervisor)).rejects.toThrow('NOT_FOUND');
  await expect(read(newId(), supervisor)).rejects.toThrow('NOT_FOUND');
  const all = 'query ($id: ID!) { liveDay(eventId: $id) { insideNow } }';
  await expect(app.ask(supervisor, all, { id: eventId })).rejects.toThrow('NOT_FOUND');
  const STEWARD = { ...supervisor, grants: [{ ...supervisor.grants[0]!, role: 'STEWARD' as const }] };
  await expect(read(mine, STEWARD)).rejects.toThrow('NOT_FOUND');
  expect((await read(mine, person('GATE_SUPERVISOR', eventId))).gate.name).toBe('Cổng Bắc');
});

it('is offered to who supervises single gates', async () => {
  const own = async (actor: PersonActor) =>
    (await app.ask<{ ownGates: { name: string }[] }>(actor, '{ ownGates { id name eventName { vi } } }')).ownGates;
  expect(await own(supervisorOf(mine))).toEqual([
    { id: mine, name: 'Cổng Bắc', eventName: { vi: 'Ngày hội Khởi nghiệp' } },
  ]);
  expect(await own(person('GATE_SUPERVISOR', eventId))).toEqual([]);
});

it('lets them settle what happened at their gate, and nothing else', async () => {
  const [[here, ...more], [there]] = [(await read(mine)).conflicts, (await read(theirs)).conflicts];
  expect([more, here!.id === there!.id]).toEqual([[], false]);
  const SETTLE = `mutation ($input: SettleConflictInput!) { settleConflict(input: $input) { __typename } }`;
  const settle = (conflictId: string) =>
    app.ask(supervisorOf(mine), SETTLE, { input: { conflictId, note: 'Đã gặp khách' } });
  expect(await settle(here!.id)).toEqual({ settleConflict: { __typename: 'ConflictSettled' } });
  await expect(settle(there!.id)).rejects.toThrow('NOT_FOUND');
  expect((await read(mine)).conflicts).toEqual([]);
});
