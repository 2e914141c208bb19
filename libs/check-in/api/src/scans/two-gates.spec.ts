import { OfferTransfer, TakeTransfer } from '@pho-hien/events-api';
import { newId } from '@pho-hien/kernel';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerOf, CheckInApi, person } from '../testing/check-in-api.ts';
import {
  aDevice,
  aGate,
  aList,
  anEvent,
  aTicket,
  aTicketType,
  published,
  type TestDevice,
  type TestTicket,
} from '../testing/fixtures.ts';
import { aScan, type RedeemAnswer, scan, send } from '../testing/scanning.ts';
import { RedeemGuard } from './redeem-guard.ts';

const GATES = 8;

/** Lets everybody go on only when `size` have come. */
function barrier(size: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    arrived += 1;
    if (arrived >= size) open();
    // Whoever waits for a lock never arrives; nobody waits for them for ever.
    await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 100))]);
  };
}

describe('one ticket at several gates at once', () => {
  let app: CheckInApi;
  let other: CheckInApi;
  let typeId: string;
  let eventId: string;
  let listId: string;
  let devices: TestDevice[];
  let ticket: TestTicket;

  beforeAll(async () => {
    app = await CheckInApi.start();
    other = await CheckInApi.start({ beside: app });
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId]);
    devices = [];
    for (let i = 0; i < GATES; i += 1) devices.push(await aDevice(app, await aGate(app, eventId, [listId])));
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });
  beforeEach(async () => {
    ticket = await aTicket(app, typeId);
    guards(true);
  });

  const guards = (on: boolean, beforeWrite: () => Promise<void> = async () => undefined) => {
    for (const { api } of [app, other]) Object.assign(api.app.get(RedeemGuard), { on, beforeWrite });
  };
  const everywhere = (list = listId) =>
    Promise.all(devices.map((device, i) => scan(i % 2 ? app : other, device, list, ticket.code)));
  const admitted = (answers: readonly RedeemAnswer[]) => answers.filter(({ verdict }) => verdict === 'OK').length;
  const stateOf = async (list = listId) =>
    (
      await app.rows('select uses, inside, version from admissions where ticket_id = $1 and list_id = $2', [
        ticket.id,
        list,
      ])
    )[0];

  it('is admitted once, in two processes side by side', async () => {
    guards(true, barrier(GATES));
    const answers = await everywhere();
    expect(admitted(answers)).toBe(1);
    expect(new Set(answers.map(({ reason }) => reason))).toEqual(new Set(['FIRST_ENTRY', 'ALREADY_USED']));
    expect(answers.every(({ verdict, usedGate }) => (verdict === 'OK') === (usedGate === null))).toBe(true);
    expect(await stateOf()).toEqual({ uses: 1, inside: 1, version: 1 });
  });

  it('would be admitted once by the last guard alone: the ledger refuses two steps from one state', async () => {
    guards(false, barrier(GATES));
    const answers = await everywhere();
    expect(admitted(answers)).toBe(1);
    expect(
      await app.rows('select id from scans where ticket_id = $1 and admission_version is not null', [ticket.id]),
    ).toHaveLength(1);
  });

  it('would be admitted many times without lock and guard', async () => {
    await app.rows('drop index scans_admission_version');
    guards(false, barrier(GATES));
    const answers = await everywhere();
    expect(admitted(answers)).toBeGreaterThan(1);
    await app.rows('alter table scans disable trigger scans_are_facts');
    await app.rows('delete from scans where ticket_id = $1', [ticket.id]);
    await app.rows('alter table scans enable trigger scans_are_facts');
    await app.rows(
      'create unique index scans_admission_version on scans (list_id, ticket_id, admission_version) where admission_version is not null',
    );
  });

  it('goes in and out one step at a time', async () => {
    const list = await aList(app, eventId, [typeId], { exits: true, reentry: true });
    for (const device of devices)
      await app.rows('insert into gate_lists (gate_id, list_id) select gate_id, $1 from devices where id = $2', [
        list,
        device.deviceId,
      ]);
    await scan(app, devices[0]!, list, ticket.code);
    app.clock.set('2026-12-12T02:30:00Z');
    const exits = await Promise.all(
      devices.map((device) => scan(other, device, list, ticket.code, { direction: 'EXIT' })),
    );
    expect(admitted(exits)).toBe(1);
    expect(await stateOf(list)).toEqual({ uses: 1, inside: 0, version: 2 });
  });

  it('never fills a room beyond its capacity', async () => {
    const room = await aList(app, eventId, [typeId], { capacity: 3, exits: true, reentry: true });
    for (const device of devices)
      await app.rows('insert into gate_lists (gate_id, list_id) select gate_id, $1 from devices where id = $2', [
        room,
        device.deviceId,
      ]);
    const guests = await Promise.all(devices.map(() => aTicket(app, typeId)));
    const enter = () => Promise.all(guests.map((guest, i) => scan(i % 2 ? app : other, devices[i]!, room, guest.code)));
    guards(true, barrier(GATES));
    const answers = await enter();
    expect(admitted(answers)).toBe(3);
    expect(answers.filter(({ reason }) => reason === 'ROOM_FULL')).toHaveLength(GATES - 3);
    expect(Math.max(...answers.map(({ insideNow }) => insideNow!))).toBe(3);
    guards(true);
    const inside = guests[answers.findIndex(({ verdict }) => verdict === 'OK')]!;
    expect(await scan(app, devices[0]!, room, inside.code, { direction: 'EXIT' })).toMatchObject({
      verdict: 'OK',
      insideNow: 2,
    });
    expect(admitted(await enter())).toBe(1);
  });

  it('would overfill a room without the guard', async () => {
    const room = await aList(app, eventId, [typeId], { capacity: 3 });
    for (const device of devices)
      await app.rows('insert into gate_lists (gate_id, list_id) select gate_id, $1 from devices where id = $2', [
        room,
        device.deviceId,
      ]);
    const guests = await Promise.all(devices.map(() => aTicket(app, typeId)));
    guards(false, barrier(GATES));
    const answers = await Promise.all(
      guests.map((guest, i) => scan(i % 2 ? app : other, devices[i]!, room, guest.code)),
    );
    expect(admitted(answers)).toBeGreaterThan(3);
  });

  for (const capacity of [null, 3])
    it(`and passed on at the same instant, one of both: ${capacity === null ? 'no capacity' : 'a room'}`, async () => {
      const room = await aList(app, eventId, [typeId], { capacity });
      await app.rows('insert into gate_lists (gate_id, list_id) select gate_id, $1 from devices where id = $2', [
        room,
        devices[0]!.deviceId,
      ]);
      const pass = async ({ registrationId }: TestTicket) => {
        const id = newId();
        await app.api.app.get(OfferTransfer).run(callerOf(person('ADMINISTRATOR')), registrationId, 'Lê Văn Thay');
        const [mail] = await app.rows<{ link: string }>(
          "select data->>'takeUrl' as link from mails where aggregate_id = $1 and template = 'transfer-offered'",
          [registrationId],
        );
        const token = mail!.link.split('/').at(-1)!;
        const consents = [{ purpose: 'REGISTRATION' as const, given: true, textVersion: 1 }];
        const form = { token, id, fullName: 'Lê Văn Thay', email: `${id}@congty.example`, phone: null, minor: false };
        return () =>
          app.api.app.get(TakeTransfer).run(callerOf({ kind: 'anonymous' }), { ...form, locale: 'vi', consents });
      };
      // The scan holds the facts; who takes the ticket waits for it, and finds it used.
      const take = await pass(ticket);
      let taking: Promise<string> | undefined;
      guards(true, async () => {
        taking = take();
        taking.catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 150));
      });
      expect(await scan(other, devices[0]!, room, ticket.code)).toMatchObject({ verdict: 'OK' });
      await expect(taking).rejects.toMatchObject({ code: 'TransferRefused' });
      // Both at once, whoever is faster.
      guards(true);
      for (let i = 0; i < 4; i += 1) {
        const one = await aTicket(app, typeId);
        const passOn = await pass(one);
        const [scanned, taken] = await Promise.allSettled([scan(other, devices[0]!, room, one.code), passOn()]);
        const admittedOld = scanned.status === 'fulfilled' && scanned.value.verdict === 'OK';
        expect(admittedOld).toBe(taken.status === 'rejected');
      }
    });

  it('leaves nothing half done when the process dies between facts and write', async () => {
    const killer = new pg.Client({ connectionString: app.api.databaseUrl });
    await killer.connect();
    guards(true, async () => {
      await killer.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      );
    });
    const input = aScan(app, devices[0]!, listId, ticket.code);
    await expect(send(app, devices[0]!, input)).rejects.toThrow('INTERNAL');
    await killer.end();
    guards(true);
    expect(await stateOf()).toBeUndefined();
    expect(await app.rows('select id from scans where id = $1', [input.scanId])).toEqual([]);
    expect(await send(other, devices[0]!, input)).toMatchObject({ verdict: 'OK', reason: 'FIRST_ENTRY' });
    expect(await stateOf()).toEqual({ uses: 1, inside: 1, version: 1 });
  });

  it('takes settings from another process at once', async () => {
    expect(await scan(other, devices[0]!, listId, (await aTicket(app, typeId)).code)).toMatchObject({ verdict: 'OK' });
    await app.rows("update check_in_lists set status = 'CLOSED', version = version + 1 where id = $1", [listId]);
    expect(await scan(other, devices[0]!, listId, ticket.code)).toMatchObject({ reason: 'LIST_CLOSED' });
    expect(await scan(app, devices[1]!, listId, newId())).toMatchObject({ reason: 'LIST_CLOSED' });
    await app.rows("update check_in_lists set status = 'OPEN', version = version + 1 where id = $1", [listId]);
    expect(await scan(other, devices[0]!, listId, ticket.code)).toMatchObject({ verdict: 'OK' });
  });
});
