import { type Actor, newId } from '@pho-hien/kernel';
import { actingAs, statementsOf } from '@pho-hien/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EventsApi, person } from '../testing/events-api.ts';
import { anEvent, aRegistration, aTicketType } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { EventReadiness } from './event-readiness.ts';

let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start();
});
afterAll(() => events.close());

const ANSWER = `__typename
  ... on EventSaved { event { id number slug status version name { vi en } communeCode startsOn endsOn days { id date opensAt label { vi } } ticketTypes { id hidden } } }
  ... on InvalidInput { problems { field code } }
  ... on StaleVersion { current }`;
const CREATE = `mutation ($input: CreateEventInput!) { result: createEvent(input: $input) { ${ANSWER} } }`;
const UPDATE = `mutation ($input: UpdateEventInput!) { result: updateEvent(input: $input) { ${ANSWER} } }`;
const PUBLISH = `mutation ($input: PublishEventInput!) { result: publishEvent(input: $input) { ${ANSWER} ... on EventNotReady { missing } } }`;
const WITHDRAW = `mutation ($input: ReturnEventToDraftInput!) { result: returnEventToDraft(input: $input) { ${ANSWER} } }`;

interface Saved {
  __typename: string;
  event: {
    id: string;
    number: number;
    version: number;
    days: { id: string; date: string }[];
    ticketTypes: { id: string }[];
  };
}
const admin = person('ADMINISTRATOR');
const call = async (operation: string, input: object, actor: Actor = admin) => {
  const { data, errors } = await events.api.graphql<{ result: Saved }>(operation, { input }, actingAs(actor));
  expect(errors).toBeUndefined();
  return data.result;
};
const bySlug = async (slug: string, actor?: Actor) => {
  const query = 'query ($slug: String!) { event(slug: $slug) { id status ticketTypes { id } } }';
  const { data } = await events.api.graphql<{ event: { ticketTypes: object[] } | null }>(
    query,
    { slug },
    actor && actingAs(actor),
  );
  return data.event;
};

describe('createEvent', () => {
  it('makes a draft with days, a number of its own and one signing key', async () => {
    const input = anEvent();
    const first = await call(CREATE, input);
    expect(first).toMatchObject({
      __typename: 'EventSaved',
      event: {
        slug: input.slug,
        status: 'DRAFT',
        version: 1,
        startsOn: '2099-12-12',
        endsOn: '2099-12-13',
        communeCode: '11953',
      },
    });
    const second = await call(CREATE, anEvent());
    expect(second.event.number).toBeGreaterThan(first.event.number);
    const keys = await events.rows('select key_number, status, sealed_secret from event_keys where event_id = $1', [
      first.event.id,
    ]);
    expect(keys).toEqual([{ key_number: 1, status: 'ACTIVE', sealed_secret: expect.any(String) }]);
  });

  it('refuses a slug that somebody has, and input that is none', async () => {
    const input = anEvent();
    await call(CREATE, input);
    expect(await call(CREATE, input)).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'slug', code: 'duplicate' }],
    });
    expect(await call(CREATE, { ...anEvent(), slug: 'Có dấu', days: [] })).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { field: 'slug', code: 'not_a_slug' },
        { field: 'days', code: 'required' },
      ],
    });
  });

  it('is for administrators', async () => {
    const event = await events.draft();
    for (const actor of [person('ORGANISER', event.id), person('AUDITOR')]) {
      const { errors } = await events.api.graphql(CREATE, { input: anEvent() }, actingAs(actor));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('updateEvent', () => {
  it('keeps the ids of days that stay, and notices another editor', async () => {
    const { event } = await call(CREATE, anEvent());
    const input = { ...anEvent(), id: event.id, version: 1 };
    const days = [
      { ...input.days[1]!, opensAt: '07:30' },
      { ...input.days[0]!, date: '2099-12-14' },
    ];
    const saved = await call(UPDATE, { ...input, days });
    expect(saved.event).toMatchObject({
      version: 2,
      days: [{ date: '2099-12-13', opensAt: '07:30' }, { date: '2099-12-14' }],
    });
    expect(saved.event.days[0]!.id).toBe(event.days[1]!.id);
    expect(await call(UPDATE, input)).toEqual({ __typename: 'StaleVersion', current: 2 });
  });

  it('lets two editors save at once, but only one of them', async () => {
    const { event } = await call(CREATE, anEvent());
    const input = { ...anEvent(), id: event.id, version: 1 };
    const answers = await Promise.all([call(UPDATE, input), call(UPDATE, input)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['EventSaved', 'StaleVersion']);
  });

  it('moves no date once a ticket says it in print, and drops no day that a ticket type names', async () => {
    const { event: bare } = await call(CREATE, anEvent());
    const type = { ...aTicketType(), validDayIds: [bare.days[0]!.id], eventId: bare.id };
    await events.api.graphql(
      `mutation ($input: CreateTicketTypeInput!) { createTicketType(input: $input) { __typename } }`,
      { input: type },
      actingAs(admin),
    );
    const input = { ...anEvent(), id: bare.id, version: 1 };
    const notAllowed = { __typename: 'InvalidInput', problems: [{ field: 'days', code: 'not_allowed' }] };
    expect(await call(UPDATE, { ...input, days: [input.days[1]] })).toEqual(notAllowed);

    const sold = await events.event({});
    await register(events, aRegistration(sold.ticketTypeIds[0]!));
    expect(await call(UPDATE, { ...anEvent(), id: sold.id, version: 2, days: [input.days[0]] })).toEqual(notAllowed);
  });
});

describe('publishing', () => {
  afterEach(() => {
    (events.api.app.get(EventReadiness) as unknown as { checks: unknown[] }).checks.length = 0;
  });

  it('names everything that is missing, here and in other contexts', async () => {
    const { event } = await call(CREATE, anEvent({ summary: { vi: 'Có', en: ' ' }, contactEmail: '' }));
    events.api.app.get(EventReadiness).register(async () => ['gate']);
    expect(await call(PUBLISH, { id: event.id, version: 1 })).toEqual({
      __typename: 'EventNotReady',
      missing: ['summary_en', 'contact_email', 'ticket_type', 'gate'],
    });
  });

  it('shows the event to everybody, and takes it back again', async () => {
    const draft = await events.draft({}, { hidden: true });
    const organiser = person('ORGANISER', draft.id);
    expect(await bySlug(draft.slug)).toBeNull();
    expect(await bySlug(draft.slug, person('ORGANISER', newId()))).toBeNull();
    expect(await bySlug(draft.slug, organiser)).toMatchObject({ status: 'DRAFT' });

    expect(await call(PUBLISH, { id: draft.id, version: 1 }, organiser)).toMatchObject({
      event: { status: 'PUBLISHED', version: 2 },
    });
    const shown = await bySlug(draft.slug);
    expect(shown?.ticketTypes).toEqual([{ id: draft.ticketTypeIds[0] }]);

    expect(await call(PUBLISH, { id: draft.id, version: 2 })).toMatchObject({
      problems: [{ field: 'id', code: 'not_allowed' }],
    });
    expect(await call(WITHDRAW, { id: draft.id, version: 1 })).toEqual({ __typename: 'StaleVersion', current: 2 });
    expect(await call(WITHDRAW, { id: draft.id, version: 2 })).toMatchObject({
      event: { status: 'DRAFT', version: 3 },
    });
    expect(await bySlug(draft.slug)).toBeNull();
  });

  it('lists what is published by first day, and to organisers what is theirs, hidden ticket types included', async () => {
    const one = await events.event({}, { hidden: true });
    const other = await events.draft();
    const listed = async (query: string, actor?: Actor) => {
      const text = `{ list: ${query} { id ticketTypes { id } } }`;
      const { data } = await events.api.graphql<{ list: { id: string; ticketTypes: object[] }[] }>(
        text,
        {},
        actor && actingAs(actor),
      );
      return data.list;
    };
    const published = await listed('publishedEvents');
    expect(published.map(({ id }) => id)).toContain(one.id);
    expect(published.map(({ id }) => id)).not.toContain(other.id);
    expect(await listed('managedEvents', person('ORGANISER', one.id))).toEqual([
      { id: one.id, ticketTypes: one.ticketTypeIds.map((id) => ({ id })) },
    ]);
    expect((await listed('managedEvents', admin)).map(({ id }) => id)).toEqual(
      expect.arrayContaining([one.id, other.id]),
    );
  });
});

it('lists many events with as many statements as one', async () => {
  const list = () =>
    events.api.graphql(
      '{ publishedEvents { id startsOn endsOn days { date } ticketTypes { id availability validDayIds } } }',
    );
  await events.event({}, {});
  const few = await statementsOf(list);
  for (let i = 0; i < 5; i += 1) await events.event({}, {});
  expect(await statementsOf(list)).toHaveLength(few.length);
});
