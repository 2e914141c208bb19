import { newId } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PublishForm } from '../forms/publish-form.ts';
import { JoinSession } from '../sessions/sign-ups/join-session.ts';
import { MoveSession } from '../sessions/move-session.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { Programme } from '../testing/programme.ts';
import { EditionCloners } from './edition-cloners.ts';

let events: EventsApi;
let programme: Programme;
const admin = person('ADMINISTRATOR');
beforeAll(async () => {
  events = await EventsApi.start();
  programme = new Programme(events);
});
afterAll(() => events.close());

const CLONE = `mutation ($input: CloneEventInput!) { result: cloneEvent(input: $input) {
  __typename ... on InvalidInput { problems { field code } }
  ... on EventSaved { event { id status days { id date opensAt } rooms { name { vi } }
    ticketTypes { name { vi } places remaining opensAt validDayIds form { fields { label { vi } latest } } }
    sessions { title { vi } date startsAt places remaining status room { name { vi } } speakers { id } } } } } }`;
const both = (text: string) => ({ vi: text, en: text });

async function lastYear() {
  const event = await events.event({ places: 40, opensAt: new Date('2025-11-01T01:00:00Z') });
  const roomId = await programme.room(event.id);
  const speakerIds = [await programme.speaker(event.id)];
  const held = await programme.session(event.id, { roomId, speakerIds, places: 5 });
  const cancelled = await programme.session(event.id, { roomId, startsAt: '10:00', endsAt: '11:00' });
  await events.api.app.get(MoveSession).run(programme.organiser, cancelled, 1, 'cancel', 'Bão');
  const registrationId = await programme.visitor(event);
  await events.api.app.get(JoinSession).run(programme.organiser, registrationId, held);
  const question = {
    id: newId(),
    kind: 'DATE' as const,
    label: both('Ngày sinh'),
    help: both(''),
    required: true,
    condition: null,
    long: false,
    maxLength: 100,
    many: false,
    options: [],
    integer: false,
    min: null,
    max: null,
    earliest: null,
    latest: '2083-12-12',
  };
  await events.api.app.get(PublishForm).run(callerOf(admin), event.ticketTypeIds[0]!, 0, [question]);
  return event;
}

const clone = async (eventId: string, change: object = {}, actor = admin) => {
  const input = {
    eventId,
    slug: `ky-moi-${newId().slice(-8)}`,
    name: both('Ngày hội 2100'),
    firstDay: '2100-12-11',
    ...change,
  };
  const { data, errors } = await events.api.graphql<{ result: { __typename: string } }>(
    CLONE,
    { input },
    actingAs(actor),
  );
  return errors?.[0]?.extensions.code ?? data.result;
};

it('takes the structure over with every date moved, and nothing of anybody', async () => {
  const event = await lastYear();
  const { data } = await events.api.graphql(
    'query ($id: ID!) { cloneParts(eventId: $id) { what count } }',
    { id: event.id },
    actingAs(admin),
  );
  expect(data).toEqual({
    cloneParts: [
      { what: 'forms', count: 1 },
      { what: 'rooms', count: 1 },
      { what: 'sessions', count: 1 },
    ],
  });
  const made = (await clone(event.id)) as unknown as { event: { id: string } };
  expect(made).toMatchObject({
    __typename: 'EventSaved',
    event: {
      status: 'DRAFT',
      days: [{ date: '2100-12-11', opensAt: '08:00' }, { date: '2100-12-12' }],
      rooms: [{ name: { vi: 'Hội trường A' } }],
      ticketTypes: [
        {
          places: 40,
          remaining: 40,
          opensAt: '2026-10-31T01:00:00.000Z',
          validDayIds: [],
          form: { fields: [{ label: { vi: 'Ngày sinh' }, latest: '2084-12-10' }] },
        },
      ],
      sessions: [
        { date: '2100-12-11', startsAt: '09:00', places: 5, remaining: 5, status: 'PLANNED', speakers: [], room: {} },
      ],
    },
  });
  for (const table of ['registrations', 'speakers'])
    expect(await events.count(`${table} where event_id = $1`, [made.event.id])).toBe(0);
  const keys = await events.rows<{ public_key: string }>(
    'select public_key from event_keys where event_id in ($1, $2)',
    [event.id, made.event.id],
  );
  expect(new Set(keys.map(({ public_key }) => public_key)).size).toBe(2);
});

it('is all or nothing', async () => {
  const event = await lastYear();
  const before = await events.count('events');
  const cloners = events.api.app.get(EditionCloners) as unknown as { cloners: object[] };
  cloners.cloners.push({ parts: async () => [], copy: () => Promise.reject(new Error('Mất điện')) });
  expect(await clone(event.id)).toBe('INTERNAL');
  cloners.cloners.pop();
  expect(await events.count('events')).toBe(before);
});

it('says what is wrong, and is for who may make events', async () => {
  const event = await events.draft();
  expect(await clone(event.id, { slug: event.slug })).toEqual({
    __typename: 'InvalidInput',
    problems: [{ field: 'slug', code: 'duplicate' }],
  });
  expect(await clone(event.id, { name: both('') })).toMatchObject({ problems: [{ field: 'name.vi' }] });
  expect(await clone(event.id, {}, person('ORGANISER', event.id))).toBe('NOT_FOUND');
});
