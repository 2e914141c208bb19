import { decodeManifest, SignedUp } from '@pho-hien/check-in-core';
import { JoinSession, LeaveSession, SaveSession } from '@pho-hien/events-api';
import { ANONYMOUS } from '@pho-hien/kernel';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const both = (text: string) => ({ vi: text, en: '' });
const admin = callerOf(person('ADMINISTRATOR'));

describe('a list for one session', () => {
  let app: CheckInApi;
  let eventId: string;
  let typeId: string;
  let sessionId: string;
  let listId: string;
  let device: TestDevice;
  let seated: TestTicket;
  let stranger: TestTicket;

  const session = (ofEvent: string, places: number | null, startsAt = '14:00') =>
    app.api.app.get(SaveSession).run(
      admin,
      { eventId: ofEvent },
      {
        ...{ title: both('Gọi vốn'), abstract: both(''), kind: 'WORKSHOP', track: both('') },
        ...{ date: '2026-12-12', startsAt, endsAt: '16:00', roomId: null, places, speakerIds: [] },
      },
    );
  const join = ({ registrationId }: TestTicket, of = sessionId) =>
    app.api.app.get(JoinSession).run(callerOf(ANONYMOUS), registrationId, of);

  beforeAll(async () => {
    app = await CheckInApi.start();
    eventId = await anEvent(app);
    typeId = await aTicketType(app, eventId);
    await published(app, eventId);
    sessionId = await session(eventId, 2);
    listId = await aList(app, eventId, [typeId], { sessionId, entry: 'UNLIMITED' });
    device = await aDevice(app, await aGate(app, eventId, [listId]), 'SUPERVISOR');
    seated = await aTicket(app, typeId);
    stranger = await aTicket(app, typeId);
    await join(seated);
  });
  afterAll(() => app.close());

  const refused = { verdict: 'DENIED', reason: 'NOT_ON_LIST' };
  async function headOf({ token }: TestDevice) {
    const headers = { authorization: `Device ${token}` };
    const { rawPayload } = await app.api.app.inject({ url: '/api/gate/manifest', headers });
    return decodeManifest(gunzipSync(rawPayload)).head;
  }

  it('lets in who signed up for it, wherever it is decided', async () => {
    expect(await scan(app, device, listId, seated.code)).toMatchObject({ verdict: 'OK' });
    expect(await scan(app, device, listId, stranger.code)).toMatchObject(refused);
    const known = new SignedUp((await headOf(device)).lists[0]!.signedUp);
    expect([seated, stranger].map(({ id }) => known.has(id))).toEqual([true, false]);
  });

  it('says of a scan that a device decided what it would have said', async () => {
    const facts = [seated, stranger].map(({ id }) => aFact(app, device, listId, id));
    await sync(app, device, facts);
    const rows = await app.rows('select verdict, reason from scans where id = any($1) order by sequence', [
      facts.map(({ scanId }) => scanId),
    ]);
    expect(rows).toMatchObject([{ verdict: 'OK' }, refused]);
  });

  it('hears at once of who signs up, who leaves, and that seats became free for all', async () => {
    const morning = await session(eventId, 1, '10:00');
    const list = await aList(app, eventId, [typeId], { sessionId: morning, entry: 'UNLIMITED' });
    const there = await aDevice(app, await aGate(app, eventId, [list]));
    const late = await aTicket(app, typeId);
    const { cursor } = await headOf(there);
    await join(late, morning);
    const news = await sync(app, there, [], { cursor });
    const { head } = decodeManifest(Buffer.from(news.delta!, 'base64'));
    expect(new SignedUp(head.lists[0]!.signedUp).has(late.id)).toBe(true);
    expect(await scan(app, there, list, late.code)).toMatchObject({ verdict: 'OK' });
    await app.api.app.get(LeaveSession).run(callerOf(ANONYMOUS), late.registrationId, morning);
    expect(await scan(app, there, list, late.code)).toMatchObject(refused);
    await app.rows('update event_sessions set places = null where id = $1', [morning]);
    expect(await scan(app, there, list, late.code)).toMatchObject({ verdict: 'OK' });
    expect((await headOf(there)).lists[0]!.signedUp).toBeNull();
  });

  it('is for a session of its own event, which cannot be deleted meanwhile', async () => {
    const foreign = await session(await anEvent(app), null);
    await expect(aList(app, eventId, [typeId], { sessionId: foreign })).rejects.toMatchObject({
      data: { problems: [{ field: 'sessionId', code: 'unknown_value' }] },
    });
    const unused = await session(eventId, null, '15:00');
    await aList(app, eventId, [typeId], { sessionId: unused });
    const { deleteEventSession } = await app.ask<{ deleteEventSession: object }>(
      person('ADMINISTRATOR'),
      'mutation ($id: ID!) { deleteEventSession(input: { id: $id }) { __typename ... on StillInUse { by } } }',
      { id: unused },
    );
    expect(deleteEventSession).toEqual({ __typename: 'StillInUse', by: 1 });
  });
});
