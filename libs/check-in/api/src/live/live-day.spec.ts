import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '@pho-hien/kernel';
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
import { aScan, scan, send } from '../testing/scanning.ts';
import { LiveDayHub } from './live-day-hub.ts';
import type { LiveDay } from './live-day.graphql.ts';
import { LiveDays } from './live-days.ts';

const QUERY = /* GraphQL */ `
  query ($id: ID!) {
    liveDay(eventId: $id) {
      insideNow
      byTicketType {
        inside
      }
      byGate {
        gate {
          name
        }
        entries
        exits
        denied
        inside
      }
      byList {
        list {
          capacity
        }
        inside
        state
        arrivals
        expected
      }
      denials {
        reason
        count
      }
      devices {
        name
        gateName
        state
        waiting
      }
      simulation {
        scans
      }
    }
  }
`;

describe('the live day', () => {
  let app: CheckInApi;
  let eventId: string;
  let visitor: string;
  let entrance: string;
  let room: string;
  let gate: TestDevice;
  let door: TestDevice;

  beforeAll(async () => {
    app = await CheckInApi.start();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-12-12T02:00:10Z');
    eventId = await anEvent(app);
    visitor = await aTicketType(app, eventId);
    await published(app, eventId);
    entrance = await aList(app, eventId, [visitor], { entry: 'ONCE_A_DAY', exits: true, reentry: true });
    // Lists come in the order in which they were made.
    app.clock.set('2026-12-12T02:00:11Z');
    room = await aList(app, eventId, [visitor], { entry: 'UNLIMITED', exits: true, reentry: true, capacity: 2 });
    gate = await aDevice(app, await aGate(app, eventId, [entrance], 'Cổng A'));
    door = await aDevice(app, await aGate(app, eventId, [room], 'Cửa phòng'));
  });

  const day = async () =>
    (await app.ask<{ liveDay: LiveDay }>(person('GATE_SUPERVISOR', eventId), QUERY, { id: eventId })).liveDay;

  it('counts gates, lists, minutes, refusals and rooms', async () => {
    const [one, two] = [await aTicket(app, visitor), await aTicket(app, visitor)];
    await scan(app, gate, entrance, one!.code);
    await scan(app, gate, entrance, two!.code);
    app.clock.set('2026-12-12T02:02:10Z');
    await scan(app, gate, entrance, one!.code);
    await scan(app, door, room, one!.code);
    await scan(app, door, room, two!.code);
    await scan(app, gate, entrance, (await aTicket(app, visitor)).code);
    app.clock.set('2026-12-12T02:03:30Z');
    await scan(app, gate, entrance, two!.code, { direction: 'EXIT' });
    const now = await day();
    expect(now).toMatchObject({
      insideNow: 3,
      byGate: [
        { gate: { name: 'Cổng A' }, entries: 3, exits: 1, denied: 1, inside: 2 },
        { gate: { name: 'Cửa phòng' }, entries: 2, inside: 2 },
      ],
      byList: [
        { list: { capacity: null }, inside: 2, state: 'UNLIMITED' },
        { list: { capacity: 2 }, inside: 2, state: 'FULL' },
      ],
      denials: [{ reason: 'ALREADY_USED', count: 1 }],
      simulation: null,
    });
    expect(now.byList[0]!.arrivals.slice(-4)).toEqual([2, 0, 1, 0]);
    expect(now.byList[0]!.expected).toBeGreaterThan(0);
    // What was read once and is kept is counted once, however often it is asked for.
    app.clock.set('2026-12-12T02:20:00Z');
    for (const _ of [1, 2]) expect((await day()).denials).toEqual([{ reason: 'ALREADY_USED', count: 1 }]);
    expect((await day()).byList[0]!.arrivals.slice(-21, -16)).toEqual([2, 0, 1, 0, 0]);
  });

  it('begins the next day anew where the list counts by the day', async () => {
    await scan(app, gate, entrance, (await aTicket(app, visitor)).code);
    expect((await day()).byList[0]).toMatchObject({ inside: 1 });
    app.clock.set('2026-12-12T17:00:30Z');
    expect(await day()).toMatchObject({ insideNow: 0, byGate: [{ entries: 0 }, {}], denials: [] });
    expect((await day()).byList[0]).toMatchObject({ inside: 0 });
  });

  it('knows which devices are silent, and whose scans did not arrive', async () => {
    const codes = [await aTicket(app, visitor), await aTicket(app, visitor)].map(({ code }) => code);
    await send(app, gate, aScan(app, gate, entrance, codes[0]!));
    aScan(app, gate, entrance, codes[1]!);
    await send(app, gate, aScan(app, gate, entrance, codes[0]!));
    await expect
      .poll(async () => (await app.rows('select 1 from devices where last_seen_at is not null')).length)
      .toBeGreaterThan(0);
    expect((await day()).devices).toMatchObject([
      { gateName: 'Cổng A', state: 'HEARD', waiting: 1 },
      { gateName: 'Cửa phòng', state: 'NEVER_HEARD', waiting: 0 },
    ]);
    app.clock.set('2026-12-12T02:15:00Z');
    expect((await day()).devices[0]).toMatchObject({ state: 'SILENT' });
  });

  it('is read once for two hundred who watch', async () => {
    const read = vi.spyOn(app.api.app.get(LiveDays), 'read');
    const hub = app.api.app.get(LiveDayHub);
    const streams = Array.from({ length: 200 }, () => hub.watch(eventId));
    await Promise.all(streams.map((stream) => stream.next()));
    expect(read).toHaveBeenCalledTimes(1);
    await scan(app, gate, entrance, (await aTicket(app, visitor)).code);
    const days = await Promise.all(streams.map((stream) => stream.next()));
    expect(days.every(({ value }) => (value as LiveDay).insideNow === 1)).toBe(true);
    expect(read).toHaveBeenCalledTimes(2);
    await Promise.all(streams.map((stream) => stream.return!()));
    read.mockRestore();
  });

  it('is for those who may watch this event', async () => {
    for (const actor of [person('STEWARD', eventId), person('ORGANISER', newId())])
      await expect(app.ask(actor, QUERY, { id: eventId })).rejects.toThrow('NOT_FOUND');
  });
});
