import { PlacesBelowSignUps, RoomTaken, StillInUse } from '@pho-hien/events-core';
import { ANONYMOUS, InvalidInput, StaleVersion } from '@pho-hien/kernel';
import { actingAs, statementsOf } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpdateEvent } from '../events/update-event.ts';
import { callerOf, EventsApi, person, type TestEvent } from '../testing/events-api.ts';
import { anEvent } from '../testing/inputs.ts';
import { aRoom, aSession, Programme } from '../testing/programme.ts';
import { DeleteUnused } from './delete-unused.ts';
import { MoveSession } from './move-session.ts';
import { SaveRoom } from './rooms/save-room.ts';
import { JoinSession } from './sign-ups/join-session.ts';

let events: EventsApi;
let programme: Programme;
let event: TestEvent;
beforeAll(async () => {
  events = await EventsApi.start();
  programme = new Programme(events);
  event = await events.event({});
});
afterAll(() => events.close());

const SESSION = `id version status title { vi } date startsAt endsAt places remaining room { name { vi } }
  speakers { fullName }`;
const CREATE = `mutation ($input: CreateEventSessionInput!) { result: createEventSession(input: $input) {
  __typename
  ... on EventSessionSaved { session { ${SESSION} } warnings { code speakerName other { title { vi } } } }
  ... on InvalidInput { problems { field code } }
  ... on RoomTaken { title { vi } startsAt endsAt } } }`;
const create = async (input: object, actor = person('ORGANISER', event.id)) =>
  (await events.api.graphql<{ result: object }>(CREATE, { input: { eventId: event.id, ...input } }, actingAs(actor)))
    .data?.result;

describe('a session', () => {
  it('is saved with room and speakers; the room is then taken, and a speaker in two places is warned of', async () => {
    const [roomId, speakerId] = [await programme.room(event.id), await programme.speaker(event.id)];
    expect(await create(aSession({ roomId, speakerIds: [speakerId], places: 20 }))).toMatchObject({
      __typename: 'EventSessionSaved',
      session: { remaining: 20, room: { name: { vi: 'Hội trường A' } }, speakers: [{ fullName: 'Nguyễn Thị Lan' }] },
      warnings: [],
    });
    expect(await create(aSession({ roomId, startsAt: '09:30', endsAt: '11:00' }))).toEqual({
      __typename: 'RoomTaken',
      title: { vi: 'Gọi vốn cho khởi nghiệp' },
      startsAt: '09:00',
      endsAt: '10:00',
    });
    const title = { vi: 'Ươm tạo', en: '' };
    expect(await create(aSession({ title, startsAt: '09:30', speakerIds: [speakerId] }))).toMatchObject({
      warnings: [
        { code: 'SPEAKER_TWICE', speakerName: 'Nguyễn Thị Lan', other: { title: { vi: 'Gọi vốn cho khởi nghiệp' } } },
        { code: 'NO_ROOM' },
      ],
    });
  });

  it('keeps to the days and hours of its event, and to its rooms', async () => {
    const other = await events.draft();
    const foreign = await programme.room(other.id);
    expect(await create(aSession({ startsAt: '07:00', roomId: foreign }))).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { field: 'startsAt', code: 'outside_hours' },
        { field: 'roomId', code: 'unknown_value' },
      ],
    });
  });

  it('is nobody else’s to make', async () => {
    expect(await create(aSession(), person('ORGANISER', (await events.draft()).id))).toBeUndefined();
  });

  it('has a room to itself even where two organisers save at once, and the database says so by itself', async () => {
    const roomId = await programme.room(event.id, 'Phòng B');
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => programme.session(event.id, { roomId, startsAt: '13:00', endsAt: '14:00' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(RoomTaken);
    const meddle = `insert into event_sessions (id, event_id, event_day_id, room_id, title, abstract, kind, track,
        starts_at, ends_at, created_at, updated_at)
      select gen_random_uuid(), event_id, event_day_id, room_id, title, abstract, kind, track,
        starts_at + interval '30 minutes', ends_at, now(), now() from event_sessions where room_id = $1`;
    await expect(events.rows(meddle, [roomId])).rejects.toThrow(/event_sessions_one_in_a_room/);
    await events.rows('alter table event_sessions drop constraint event_sessions_one_in_a_room');
    await events.rows(meddle, [roomId]);
    await events.rows('delete from event_sessions where room_id = $1', [roomId]);
    await events.rows(`alter table event_sessions add constraint event_sessions_one_in_a_room
      exclude using gist (room_id with =, tstzrange(starts_at, ends_at) with &&) where (status = 'PLANNED')`);
  });

  it('notices another editor, never goes below who signed up, and is not deleted over their heads', async () => {
    const id = await programme.session(event.id, { places: 2, startsAt: '15:00', endsAt: '16:00' });
    await events.api.app.get(JoinSession).run(callerOf(ANONYMOUS), await programme.visitor(event), id);
    await events.api.app.get(JoinSession).run(callerOf(ANONYMOUS), await programme.visitor(event), id);
    const time = { startsAt: '15:00', endsAt: '16:00' };
    await expect(programme.change(id, 2, { ...time, places: 5 })).rejects.toBeInstanceOf(StaleVersion);
    await expect(programme.change(id, 1, { ...time, places: 1 })).rejects.toBeInstanceOf(PlacesBelowSignUps);
    await programme.change(id, 1, { ...time, places: 3 });
    const remove = events.api.app.get(DeleteUnused);
    await expect(remove.run(programme.organiser, 'session', id)).rejects.toMatchObject({ data: { by: 2 } });
  });

  it('cancelled, stays visible and frees its room; restored, it needs the room again', async () => {
    const roomId = await programme.room(event.id, 'Phòng C');
    const id = await programme.session(event.id, { roomId });
    const move = events.api.app.get(MoveSession);
    await expect(move.run(programme.organiser, id, 1, 'cancel', ' ')).rejects.toBeInstanceOf(InvalidInput);
    await move.run(programme.organiser, id, 1, 'cancel', 'Diễn giả bị ốm');
    const other = await programme.session(event.id, { roomId });
    await expect(move.run(programme.organiser, id, 2, 'restore')).rejects.toBeInstanceOf(RoomTaken);
    await events.api.app.get(DeleteUnused).run(programme.organiser, 'session', other);
    const { data } = await events.api.graphql<{ event: { sessions: { id: string }[] } }>(
      'query ($slug: String!) { event(slug: $slug) { sessions { id status cancelReason } } }',
      { slug: event.slug },
    );
    expect(data.event.sessions).toContainEqual({ id, status: 'CANCELLED', cancelReason: 'Diễn giả bị ốm' });
    await move.run(programme.organiser, id, 2, 'restore');
  });
});

it('keeps rooms apart by name, and what sessions name', async () => {
  const draft = await events.draft();
  const roomId = await programme.room(draft.id, 'Hội trường');
  const save = events.api.app.get(SaveRoom);
  await expect(save.run(programme.organiser, { eventId: draft.id }, aRoom('hội trường'))).rejects.toMatchObject({
    data: { problems: [{ field: 'name.vi', code: 'duplicate' }] },
  });
  await save.run(programme.organiser, { id: roomId, version: 1 }, aRoom('Hội trường lớn'));
  await expect(
    save.run(programme.organiser, { id: roomId, version: 1 }, aRoom('Hội trường nhỏ')),
  ).rejects.toBeInstanceOf(StaleVersion);
  const speakerId = await programme.speaker(draft.id);
  await programme.session(draft.id, { roomId, speakerIds: [speakerId] });
  const remove = events.api.app.get(DeleteUnused);
  await expect(remove.run(programme.organiser, 'room', roomId)).rejects.toBeInstanceOf(StillInUse);
  await expect(remove.run(programme.organiser, 'speaker', speakerId)).rejects.toBeInstanceOf(StillInUse);
});

it('keeps the days on which sessions are', async () => {
  const draft = await events.draft();
  await programme.session(draft.id);
  const days = anEvent().days.slice(1);
  const update = events.api.app.get(UpdateEvent);
  await expect(update.run(programme.organiser, draft.id, 1, anEvent({ days }))).rejects.toMatchObject({
    data: { problems: [{ field: 'days', code: 'not_allowed' }] },
  });
});

it('shows a long programme with as many statements as a short one', async () => {
  const one = await events.event({});
  const read = () =>
    events.api.graphql(
      `query ($slug: String!) { event(slug: $slug) { rooms { id } speakers { id } sessions { ${SESSION} } } }`,
      { slug: one.slug },
    );
  const [roomId, speakerId] = [await programme.room(one.id), await programme.speaker(one.id)];
  await programme.session(one.id, { roomId, speakerIds: [speakerId] });
  const few = await statementsOf(read);
  for (const hour of ['10', '11', '12', '13'])
    await programme.session(one.id, { roomId, startsAt: `${hour}:00`, endsAt: `${hour}:50`, speakerIds: [speakerId] });
  expect(await statementsOf(read)).toHaveLength(few.length);
});
