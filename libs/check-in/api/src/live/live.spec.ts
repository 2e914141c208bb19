import { createClient } from 'graphql-ws';
import { StaffApi } from '@pho-hien/identity-api/testing';
import { inEvent, newId } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
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
import { scan, undo } from '../testing/scanning.ts';
import type { LiveCount } from './live.graphql.ts';

const FIELDS = /* GraphQL */ `
  {
    at
    insideNow
    admittedTickets
    byTicketType {
      ticketType {
        id
      }
      inside
      admitted
      confirmed
    }
    byGate {
      gate {
        name
      }
      entries
      exits
      denied
    }
    latest {
      scanId
      at
      gateName
      direction
      verdict
      reason
      holderName
      ticketTypeName {
        vi
      }
    }
  }
`;

describe('the live count', () => {
  let app: CheckInApi;
  let other: CheckInApi;
  let eventId: string;
  let visitor: string;
  let press: string;
  let hall: string;
  let room: string;
  let gateA: TestDevice;
  let gateB: TestDevice;

  beforeAll(async () => {
    app = await CheckInApi.start();
    other = await CheckInApi.start({ beside: app });
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });
  beforeEach(async () => {
    app.clock.set('2026-12-12T02:00:00Z');
    eventId = await anEvent(app);
    visitor = await aTicketType(app, eventId);
    press = await aTicketType(app, eventId);
    await published(app, eventId);
    hall = await aList(app, eventId, [visitor, press], { entry: 'ONCE_A_DAY', exits: true, reentry: true });
    room = await aList(app, eventId, [visitor, press], { exits: true, reentry: true });
    gateA = await aDevice(app, await aGate(app, eventId, [hall], 'Cổng A'), 'SUPERVISOR');
    gateB = await aDevice(app, await aGate(app, eventId, [hall, room], 'Cổng B'));
  });

  const watcher = () => person('GATE_SUPERVISOR', eventId);
  const count = async (from: CheckInApi = app) =>
    (
      await from.ask<{ liveCount: LiveCount }>(watcher(), `query ($id: ID!) { liveCount(eventId: $id) ${FIELDS} }`, {
        id: eventId,
      })
    ).liveCount;

  it('begins at nought, with every ticket type and gate', async () => {
    await aTicket(app, visitor);
    expect(await count()).toMatchObject({
      insideNow: 0,
      admittedTickets: 0,
      byTicketType: [
        { ticketType: { id: visitor }, inside: 0, admitted: 0, confirmed: 1 },
        { ticketType: { id: press }, inside: 0, admitted: 0, confirmed: 0 },
      ],
      byGate: [
        { gate: { name: 'Cổng A' }, entries: 0, exits: 0, denied: 0 },
        { gate: { name: 'Cổng B' }, entries: 0, exits: 0, denied: 0 },
      ],
      latest: [],
    });
  });

  it('counts persons inside, tickets let in and what each gate did', async () => {
    const [one, two] = [await aTicket(app, visitor), await aTicket(app, press)];
    await scan(app, gateA, hall, one!.code);
    await scan(app, gateB, hall, two!.code);
    await scan(app, gateB, hall, two!.code);
    app.clock.set('2026-12-12T02:30:00Z');
    // In a room of the hall: the same person, inside once.
    await scan(app, gateB, room, one!.code);
    await scan(app, gateA, hall, two!.code, { direction: 'EXIT' });
    const now = await count(other);
    expect(now).toMatchObject({
      insideNow: 1,
      admittedTickets: 2,
      byTicketType: [
        { inside: 1, admitted: 1 },
        { inside: 0, admitted: 1 },
      ],
      byGate: [
        { entries: 1, exits: 1, denied: 0 },
        { entries: 2, exits: 0, denied: 1 },
      ],
    });
    expect(now.latest.map(({ reason }) => reason).sort()).toEqual([
      'ALREADY_USED',
      'EXIT',
      'FIRST_ENTRY',
      'FIRST_ENTRY',
      'FIRST_ENTRY',
    ]);
    expect(now.latest.find(({ reason }) => reason === 'ALREADY_USED')).toMatchObject({
      gateName: 'Cổng B',
      direction: 'ENTRY',
      verdict: 'DENIED',
      holderName: two!.holderName,
      ticketTypeName: { vi: 'Khách tham quan' },
    });
  });

  it('does not count what was undone', async () => {
    const entry = await scan(app, gateA, hall, (await aTicket(app, visitor)).code);
    await undo(app, gateA, entry.scanId!);
    expect(await count()).toMatchObject({ insideNow: 0, admittedTickets: 0, byGate: [{ entries: 0 }, {}] });
  });

  it('begins every day empty where the list counts by the day, and forgets nobody who came', async () => {
    await scan(app, gateA, hall, (await aTicket(app, visitor)).code);
    app.clock.set('2026-12-12T17:00:00Z');
    expect(await count()).toMatchObject({ insideNow: 0, admittedTickets: 1 });
  });

  it('shows the last 20 scans, newest first', async () => {
    for (let second = 10; second < 34; second += 1) {
      app.clock.set(`2026-12-12T02:00:${second}Z`);
      await scan(app, gateA, hall, newId());
    }
    const { latest } = await count();
    expect(latest.map(({ at }) => String(at).slice(17, 19))).toEqual(
      Array.from({ length: 20 }, (_, i) => String(33 - i)),
    );
    expect(latest[0]).toMatchObject({ holderName: null, ticketTypeName: null, reason: 'NOT_A_TICKET' });
  });

  it('takes the same statements for one scan and for many', async () => {
    const statements = vi.spyOn(pg.Client.prototype, 'query');
    const counted = async () => {
      statements.mockClear();
      await count();
      const names = statements.mock.calls.map(([query]) => (query as unknown as { name?: string }).name);
      return names.filter((name) => name?.startsWith('check_in_live')).length;
    };
    const before = await counted();
    for (let i = 0; i < 15; i += 1) await scan(app, gateA, hall, newId());
    expect(await counted()).toBe(before);
    expect(before).toBe(3);
    statements.mockRestore();
  });

  it('reaches whoever watches in another process, once for many changes', async () => {
    const client = createClient({
      url: `${other.api.origin.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, { protocols, headers: actingAs(watcher()) });
        }
      },
    });
    const stream = client.iterate<{ liveCount: LiveCount }>({
      query: `subscription ($id: ID!) { liveCount(eventId: $id) ${FIELDS} }`,
      variables: { id: eventId },
    });
    const next = async () => (await stream.next()).value!.data!.liveCount;
    expect(await next()).toMatchObject({ insideNow: 0 });
    const tickets = await Promise.all(Array.from({ length: 5 }, () => aTicket(app, visitor)));
    await Promise.all(tickets.map(({ code }, i) => scan(app, gateA, hall, code, { sequence: i + 1 })));
    const received = [await next()];
    while (received.at(-1)!.insideNow < 5) received.push(await next());
    expect(received.length).toBeLessThanOrEqual(2);
    expect(received.at(-1)).toMatchObject({
      insideNow: 5,
      admittedTickets: 5,
      byGate: [{ entries: 5 }, { entries: 0 }],
    });
    await stream.return!();
    await client.dispose();
  });

  it.each([
    ['role was taken away', "update role_grants set revoked_at = now(), revoked_reason = 'x'", 'NOT_FOUND'],
    ['session ended', 'delete from sessions', 'UNAUTHENTICATED'],
  ])('tells nothing more once the %s, in another process', async (_, ending, code) => {
    const staff = new StaffApi(app.api);
    const email = `${newId()}@phohien.example`;
    await staff.grant(email, 'GATE_SUPERVISOR', inEvent(eventId));
    const { cookies } = await staff.signedIn(email);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const client = createClient({
      url: `${other.api.origin.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, { protocols, headers: { cookie } });
        }
      },
    });
    const stream = client.iterate<{ liveCount: LiveCount }>({
      query: `subscription { liveCount(eventId: "${eventId}") { insideNow } }`,
    });
    expect((await stream.next()).value).toEqual({ data: { liveCount: { insideNow: 0 } } });

    await app.rows(`${ending} where user_id = (select id from users where email = $1)`, [email]);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await scan(app, gateA, hall, (await aTicket(app, visitor)).code);
    const { value } = await stream.next();
    expect(value).toMatchObject({ data: null, errors: [{ extensions: { code } }] });
    expect(JSON.stringify(value)).not.toContain('insideNow');
    expect(await stream.next()).toMatchObject({ done: true });
    await client.dispose();
  });

  it('is for those who may watch this event', async () => {
    const query = 'query ($id: ID!) { liveCount(eventId: $id) { insideNow } }';
    for (const actor of [person('STEWARD', eventId), person('ORGANISER', newId())])
      await expect(app.ask(actor, query, { id: eventId })).rejects.toThrow('NOT_FOUND');
    await expect(app.askAs(gateA.token, query, { id: eventId })).rejects.toThrow('NOT_FOUND');
    const client = createClient({ url: `${app.api.origin.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
    const stream = client.iterate({ query: `subscription { liveCount(eventId: "${eventId}") { insideNow } }` });
    const { value } = await stream.next();
    expect(JSON.stringify(value)).toContain('UNAUTHENTICATED');
    await client.dispose();
  });
});
