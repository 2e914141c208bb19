import { decodeManifest, decodeTicket, type GateManifest, openName, UNUSED } from '@pho-hien/check-in-core';
import { ReissueTicket, RevokeTicket, TicketSigner } from '@pho-hien/events-api';
import { ENVIRONMENT, SqlPool } from '@pho-hien/platform';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpdateCheckInList } from '../lists/update-check-in-list.ts';
import { CheckInApi, callerOf, person } from '../testing/check-in-api.ts';
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
import { scan } from '../testing/scanning.ts';
import { aFact, sync } from '../testing/syncing.ts';
import { aDesk } from '../testing/walk-up-desk.ts';
import { GateOrganisations } from './gate-organisations.ts';
import { ManifestDeltas } from './manifest-deltas.ts';
import { ManifestSnapshots } from './manifest-snapshots.ts';
import { NewsReadings } from './news-readings.ts';
import { TicketSeals } from './ticket-seals.ts';

const admin = callerOf(person('ADMINISTRATOR'));

describe('what a gate decides with', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let listId: string;
  let gateId: string;
  let device: TestDevice;
  let first: TestTicket;
  let cursor: string;

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId]);
    gateId = await aGate(app, eventId, [listId], 'Cổng A');
    device = await aDevice(app, gateId);
    first = await aTicket(app, typeId);
    cursor = (await load()).head.cursor;
  });
  afterAll(() => app.close());

  const fetchManifest = (token: string, headers = {}) =>
    app.api.app.inject({ url: '/api/gate/manifest', headers: { authorization: `Device ${token}`, ...headers } });
  async function load(of = device): Promise<GateManifest> {
    const { statusCode, headers, rawPayload } = await fetchManifest(of.token);
    expect([statusCode, headers['content-encoding']]).toEqual([200, 'gzip']);
    const bytes = gunzipSync(rawPayload);
    expect(headers['x-manifest-bytes']).toBe(String(bytes.length));
    return decodeManifest(bytes);
  }
  /** What came since the last call; null: nothing. */
  async function news(): Promise<GateManifest | null> {
    const answer = await sync(app, device, [], { cursor });
    expect(answer.snapshotNeeded).toBe(false);
    cursor = answer.cursor;
    return answer.delta === null ? null : decodeManifest(Buffer.from(answer.delta, 'base64'));
  }
  /** Until there is none: a seal comes once more with the next delta, and all while another transaction of the cluster runs. */
  const noMoreNews = () => expect.poll(news, { timeout: 50_000 }).toBeNull();
  const holderOf = (manifest: GateManifest, { id, code }: TestTicket) => {
    const { sealedName, sealRevision: revision } = manifest.ticket(id)!;
    const { signature, token } = decodeTicket(code)!;
    return openName(sealedName, { signature, eventNumber: token.eventNumber, revision });
  };

  it('is there whole, with names that only the ticket opens', async () => {
    const manifest = await load();
    expect(manifest.head).toMatchObject({ complete: true, eventCancelled: false, eventId });
    expect(manifest.head.lists).toMatchObject([{ id: listId, rules: { entry: 'ONCE', closed: false } }]);
    expect(manifest.ticket(first.id)).toMatchObject({ status: 'VALID', ticketTypeNumber: 1, sealRevision: 1 });
    const holder = await holderOf(manifest, first);
    expect(holder?.fullName).toBe(first.holderName);
    expect(manifest.head.organisations.names[holder!.organisationNumber!]).toBe('Hợp tác xã Nhãn lồng');
    expect((await fetchManifest('A'.repeat(43))).statusCode).toBe(401);
    const etag = `"${manifest.head.cursor}"`;
    expect((await fetchManifest(device.token, { 'if-none-match': etag })).statusCode).toBe(304);
  });

  it('brings news of tickets, lists, keys and standings, each once, and nothing when there is none', async () => {
    await noMoreNews();
    const sold = await aTicket(app, typeId);
    let delta = await news();
    expect(delta!.head.complete).toBe(false);
    expect((await holderOf(delta!, sold))?.fullName).toBe(sold.holderName);
    await noMoreNews();

    await app.api.app.get(RevokeTicket).run(admin, sold.id, 'Đăng ký trùng');
    expect((await news())!.ticket(sold.id)!.status).toBe('REVOKED');
    const lost = await aTicket(app, typeId);
    await noMoreNews();
    await app.api.app.get(ReissueTicket).run(admin, lost.id, 'Mất vé');
    delta = await news();
    expect(delta!.ticket(lost.id)!.status).toBe('REPLACED');
    expect(delta!.ticketCount).toBeGreaterThanOrEqual(2);

    const renamed = await aTicket(app, typeId);
    await noMoreNews();
    await app.rows(
      "update registrations set full_name = 'Trần Văn Bình', organisation_name = 'Trường mới' where id = $1",
      [renamed.registrationId],
    );
    delta = await news();
    expect(delta!.ticket(renamed.id)!.sealRevision).toBe(2);
    const holder = await holderOf(delta!, renamed);
    expect(holder?.fullName).toBe('Trần Văn Bình');
    const { from, names } = delta!.head.organisations;
    expect(names[holder!.organisationNumber! - from]).toBe('Trường mới');

    await noMoreNews();
    const scanned = aFact(app, device, listId, renamed.id);
    const answer = await sync(app, device, [scanned], { cursor });
    cursor = answer.cursor;
    delta = decodeManifest(Buffer.from(answer.delta!, 'base64'));
    expect(delta.standing(0, renamed.id)).toMatchObject({ uses: 1, inside: 1, lastEntry: { gateId } });
    // The device knows whose it is.
    expect(delta.ticket(renamed.id)).toMatchObject({ status: 'VALID', ticketTypeNumber: 1, sealRevision: 0 });
    const [tally] = await app.rows<{ inside: number }>(
      'select sum(inside)::int as inside from list_tallies where list_id = $1',
      [listId],
    );
    expect(delta.head.lists[0]!.inside).toBe(tally!.inside);
    expect(delta.standing(0, first.id)).toBe(UNUSED);

    const other = await aTicketType(app, eventId, { name: { vi: 'Báo chí', en: 'Press' } });
    await app.rows('update registrations set ticket_type_id = $2 where id = $1', [renamed.registrationId, other]);
    expect((await news())!.ticket(renamed.id)).toMatchObject({ ticketTypeNumber: 2, sealRevision: 3 });

    await app.api.app.get(UpdateCheckInList).run(admin, {
      ...(await listInput()),
      toleranceMinutes: 30,
    });
    expect((await news())!.head.lists[0]!.rules.toleranceMinutes).toBe(30);
    await app.rows("update event_keys set status = 'REVOKED', ended_at = now() where event_id = $1", [eventId]);
    expect((await news())!.head.keys).toMatchObject([{ revoked: true }]);
    await app.rows("update event_keys set status = 'ACTIVE', ended_at = null where event_id = $1", [eventId]);
    await app.rows("update events set status = 'CANCELLED' where id = $1", [eventId]);
    expect((await news())!.head.eventCancelled).toBe(true);
    await app.rows("update events set status = 'PUBLISHED' where id = $1", [eventId]);
    await noMoreNews();
  });

  it('tells of codes that were taken back before anybody had them, until one becomes a ticket after all', async () => {
    const desk = await aDesk(app);
    const { device: at, eventId: event, gateId: gate } = desk;
    const guest = await desk.walksUp();
    const other = await aDevice(app, gate);
    let cursorThere = (await load(other)).head.cursor;
    const told = async () => {
      const answer = await sync(app, other, [], { cursor: cursorThere });
      cursorThere = answer.cursor;
      return answer.delta === null ? null : decodeManifest(Buffer.from(answer.delta, 'base64')).ticket(guest.ticketId!);
    };
    expect((await load(other)).ticket(guest.ticketId!)).toBeNull();
    app.clock.set('2026-12-12T02:10:00Z');
    await app.ask(
      person('ORGANISER', event),
      'mutation ($input: RevokeWalkUpsInput!) { revokeWalkUps(input: $input) { __typename } }',
      { input: { deviceId: at.deviceId, reason: 'Mất máy' } },
    );
    expect(await told()).toMatchObject({ status: 'REVOKED', ticketTypeNumber: 1 });
    // Another gate has another manifest, which nobody has made some seconds ago.
    const whole = await load(await aDevice(app, await aGate(app, event, [desk.listId], 'Cổng khác')));
    expect(whole.ticket(guest.ticketId!)).toMatchObject({ status: 'REVOKED' });
    // The guest stood at the desk before: they are registered, and every gate lets them in.
    expect((await sync(app, at, [guest])).results).toMatchObject([{ outcome: 'KEPT' }]);
    expect(await told()).toMatchObject({ status: 'VALID' });
  });

  it('loses nothing of a transaction that began earlier and commits later', async () => {
    const [early, late] = [await aTicket(app, typeId), await aTicket(app, typeId)];
    await noMoreNews();
    const slow = new pg.Client({ connectionString: app.api.databaseUrl });
    slow.on('error', () => undefined);
    await slow.connect();
    const revoke = "update tickets set status = 'REVOKED', ended_at = now() where id = $1";
    await slow.query('begin');
    await slow.query(revoke, [early.id]);
    await app.rows(revoke, [late.id]);
    const between = await news();
    expect(between!.ticket(late.id)!.status).toBe('REVOKED');
    expect(between!.ticket(early.id)?.status).not.toBe('REVOKED');
    // A cursor of the newest change that was seen, as a plain sequence would be, stands beyond the slow one.
    const changes = 'select id, changed_in::text::bigint::int as change from tickets where id = any($1)';
    const [seen] = await app.rows<{ change: number }>(changes, [[late.id]]);
    await slow.query('commit');
    await slow.end();
    const [slowOne] = await app.rows<{ change: number }>(changes, [[early.id]]);
    expect(slowOne!.change).toBeLessThan(seen!.change);
    expect((await news())!.ticket(early.id)!.status).toBe('REVOKED');
  });

  it('is asked for whole where the cursor means nothing here', async () => {
    const [system, xid, ...rest] = cursor.split('.');
    const otherList = await aList(app, eventId, [typeId]);
    const elsewhere = await aDevice(app, await aGate(app, eventId, [listId, otherList]));
    const strange = ['', 'x', `1${system}.${xid}.${rest.join('.')}`, `${system}.${xid}9.${rest.join('.')}`];
    for (const text of strange)
      expect(await sync(app, device, [], { cursor: text })).toMatchObject({ snapshotNeeded: true, delta: null });
    // The standings of another list were never sent.
    expect(await sync(app, elsewhere, [], { cursor })).toMatchObject({ snapshotNeeded: true });
    expect(await sync(app, elsewhere, [], { cursor: (await load(elsewhere)).head.cursor })).toMatchObject({
      snapshotNeeded: false,
    });
  });

  it('says where every ticket stands, as the server does', async () => {
    const b = await aDevice(app, await aGate(app, eventId, [listId], 'Cổng B'));
    const ticket = await aTicket(app, typeId);
    await scan(app, b, listId, ticket.code);
    const manifest = await load(await aDevice(app, await aGate(app, eventId, [listId])));
    const { lastEntry, ...counts } = manifest.standing(0, ticket.id);
    expect(counts).toEqual({ day: null, uses: 1, inside: 1 });
    expect(manifest.head.gates.find(({ id }) => id === lastEntry!.gateId)?.name).toBe('Cổng B');
  });

  it('seals each name once, also when two processes do it at the same time and one of them dies halfway', async () => {
    const tickets = await Promise.all(Array.from({ length: 8 }, () => aTicket(app, typeId)));
    const ids = tickets.map(({ id }) => id);
    // Another process has nothing of this one's memory.
    const here = app.api.app;
    const pool = here.get(SqlPool);
    const organisations = new GateOrganisations(pool);
    const otherSeals = new TicketSeals(pool, here.get(TicketSigner), organisations);
    const otherReadings = new NewsReadings(pool, otherSeals, here.get(ENVIRONMENT));
    const otherDeltas = new ManifestDeltas(pool, otherReadings, organisations, app.clock);
    const otherSnapshots = new ManifestSnapshots(pool, otherDeltas, otherSeals, organisations, app.clock);
    const event = { eventId, eventNumber: decodeTicket(first.code)!.token.eventNumber };
    // What a process had written before it was killed.
    await here.get(TicketSeals).prepare(event);
    await app.rows('delete from ticket_seals where ticket_id = any($1)', [ids.slice(0, 4)]);
    await Promise.all([here.get(TicketSeals), otherSeals].map((made) => made.prepare(event)));
    const seals = await app.rows('select revision from ticket_seals where ticket_id = any($1)', [ids]);
    expect(seals).toEqual(ids.map(() => ({ revision: 1 })));
    // Renamed while both look: one revision holds one name.
    await app.rows("update registrations set full_name = 'Lê Thị Cúc' where id = $1", [tickets[0]!.registrationId]);
    const newGate = await aGate(app, eventId, [listId]);
    const both = await Promise.all([here.get(ManifestSnapshots), otherSnapshots].map((made) => made.of(newGate)));
    const opened = await Promise.all(
      both
        .map(({ bytes }) => decodeManifest(gunzipSync(bytes)))
        .map(async (manifest) => {
          const { sealRevision } = manifest.ticket(ids[0]!)!;
          return [sealRevision, (await holderOf(manifest, tickets[0]!))?.fullName];
        }),
    );
    expect(opened).toEqual([
      [2, 'Lê Thị Cúc'],
      [2, 'Lê Thị Cúc'],
    ]);
  });

  async function listInput() {
    const [row] = await app.rows<{ version: number }>('select version from check_in_lists where id = $1', [listId]);
    return {
      listId,
      version: row!.version,
      name: { vi: 'Vào cổng', en: 'Vào cổng' },
      entry: 'ONCE' as const,
      maxPerDay: null,
      exits: false,
      reentry: false,
      capacity: null,
      windows: [],
      toleranceMinutes: 0,
      ticketTypeIds: [typeId],
      closed: false,
    };
  }
});
