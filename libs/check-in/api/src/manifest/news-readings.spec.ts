import { decodeManifest, type GateManifest, UNUSED } from '@pho-hien/check-in-core';
import { gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CheckInApi } from '../testing/check-in-api.ts';
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
import { aFact, sync } from '../testing/syncing.ts';
import { TicketSeals } from './ticket-seals.ts';

const SHARED_MS = 300;
const GATES = 4;
const ROUNDS = 12;

/** What a device knows of each ticket, from its first manifest and the deltas since. */
interface AtGate {
  readonly device: TestDevice;
  cursor: string;
  readonly known: Map<string, { status: string | undefined; uses: number }>;
}

describe('news that gates share', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let listId: string;
  const tickets: TestTicket[] = [];

  beforeAll(async () => {
    app = await CheckInApi.start({ environment: { GATE_NEWS_SHARED_MS: String(SHARED_MS) } });
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    listId = await aList(app, eventId, [typeId]);
    for (let count = 0; count < GATES; count++) tickets.push(await aTicket(app, typeId));
  });
  afterAll(() => app.close());

  async function aGateWithList(name: string): Promise<AtGate> {
    const device = await aDevice(app, await aGate(app, eventId, [listId], name));
    const manifest = await whole(device);
    const gate: AtGate = { device, cursor: manifest.head.cursor, known: new Map() };
    learn(gate, manifest);
    return gate;
  }
  async function whole({ token }: TestDevice): Promise<GateManifest> {
    const headers = { authorization: `Device ${token}` };
    return decodeManifest(gunzipSync((await app.api.app.inject({ url: '/api/gate/manifest', headers })).rawPayload));
  }
  function learn({ known }: AtGate, manifest: GateManifest): void {
    for (const { id } of tickets) {
      const told = manifest.ticket(id);
      if (!told) continue;
      const standing = manifest.standing(0, id);
      // News of a ticket that nobody scanned since says nothing of where it stands.
      const isTold = standing !== UNUSED || manifest.head.complete;
      known.set(id, { status: told.status, uses: isTold ? standing.uses : (known.get(id)?.uses ?? 0) });
    }
  }
  async function ask(gate: AtGate, scanned: string[] = []): Promise<void> {
    const facts = scanned.map((id) => aFact(app, gate.device, listId, id));
    const { delta, cursor, snapshotNeeded } = await sync(app, gate.device, facts, { cursor: gate.cursor });
    expect(snapshotNeeded).toBe(false);
    gate.cursor = cursor;
    if (delta) learn(gate, decodeManifest(Buffer.from(delta, 'base64')));
  }

  it('are read once for all who ask at about the same time, and none is lost on the way', async () => {
    const gates = await Promise.all(Array.from({ length: GATES }, (_, at) => aGateWithList(`Cổng ${at}`)));
    const looks = vi.spyOn(app.api.app.get(TicketSeals), 'current');
    const slow = new pg.Client({ connectionString: app.api.databaseUrl });
    await slow.connect();
    const revoke = "update tickets set status = 'REVOKED', ended_at = now() where id = $1";
    for (let round = 0; round < ROUNDS; round++) {
      const [scanned, revoked, revokedLate] = [
        await aTicket(app, typeId),
        await aTicket(app, typeId),
        await aTicket(app, typeId),
      ];
      tickets.push(scanned, revoked, revokedLate);
      // A transaction that begins first and ends last, with gates asking in between.
      await slow.query('begin');
      await slow.query(revoke, [revokedLate.id]);
      await Promise.all(gates.map((gate, at) => ask(gate, at === round % GATES ? [scanned.id] : [])));
      await app.rows(revoke, [revoked.id]);
      await slow.query('commit');
      await Promise.all(gates.map((gate) => ask(gate)));
      await sleep(round % 3 === 0 ? SHARED_MS : 20);
    }
    await slow.end();
    const asked = ROUNDS * 2 * GATES;
    expect(looks.mock.calls.length).toBeLessThan(asked / 2);

    await sleep(SHARED_MS);
    for (const gate of gates) await ask(gate);
    const truth: AtGate = { ...gates[0]!, known: new Map() };
    learn(truth, await whole(await aDevice(app, await aGate(app, eventId, [listId], 'Cổng sau cùng'))));
    expect(truth.known.size).toBe(tickets.length);
    for (const gate of gates) expect(gate.known).toEqual(truth.known);
  });
});
