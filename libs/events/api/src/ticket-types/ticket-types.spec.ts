import { newId } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EventsApi, person } from '../testing/events-api.ts';
import { aRegistration, aTicketType } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { TestClock } from '../testing/test-clock.ts';

const clock = new TestClock();
let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
});
afterAll(() => events.close());
afterEach(() => clock.reset());

const FIELDS = 'ticketType { id version number places remaining availability validDayIds hidden opensAt closesAt }';
const CREATE = `mutation ($input: CreateTicketTypeInput!) { result: createTicketType(input: $input) {
  __typename ... on TicketTypeSaved { ${FIELDS} } ... on InvalidInput { problems { field code } } } }`;
const UPDATE = `mutation ($input: UpdateTicketTypeInput!) { result: updateTicketType(input: $input) {
  __typename ... on TicketTypeSaved { ${FIELDS} } ... on InvalidInput { problems { field code } } ... on PlacesBelowConfirmed { confirmed }
  ... on StaleVersion { current } } }`;

const call = async (operation: string, input: object, actor = person('ADMINISTRATOR')) =>
  (
    await events.api.graphql<{ result: { ticketType: { id: string; number: number } } }>(
      operation,
      { input },
      actingAs(actor),
    )
  ).data.result;
const daysOf = (eventId: string) =>
  events.rows<{ id: string }>('select id from event_days where event_id = $1 order by date', [eventId]);

describe('createTicketType', () => {
  it('numbers the types of an event from 1, also when several are made at once', async () => {
    const event = await events.draft();
    const organiser = person('ORGANISER', event.id);
    const made = await Promise.all(
      [1, 2, 3].map(() => call(CREATE, { ...aTicketType(), eventId: event.id }, organiser)),
    );
    expect(made.map(({ ticketType }) => ticketType.number).sort()).toEqual([1, 2, 3]);
  });

  it('takes only days of its event', async () => {
    const [event, other] = [await events.draft(), await events.draft()];
    const [day] = await daysOf(event.id);
    const [foreign] = await daysOf(other.id);
    expect(await call(CREATE, { ...aTicketType({ validDayIds: [day!.id] }), eventId: event.id })).toMatchObject({
      ticketType: { validDayIds: [day!.id] },
    });
    expect(await call(CREATE, { ...aTicketType({ validDayIds: [foreign!.id] }), eventId: event.id })).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'validDayIds', code: 'outside_event' }],
    });
  });

  it('is for the organisers of the event', async () => {
    const event = await events.draft();
    for (const actor of [person('ORGANISER', newId()), person('AUDITOR'), person('STEWARD')]) {
      const { errors } = await events.api.graphql(
        CREATE,
        { input: { ...aTicketType(), eventId: event.id } },
        actingAs(actor),
      );
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('updateTicketType', () => {
  it('never goes below what is confirmed', async () => {
    const event = await events.event({ places: 5 });
    const id = event.ticketTypeIds[0]!;
    for (let i = 0; i < 2; i += 1) await register(events, aRegistration(id));
    expect(await call(UPDATE, { ...aTicketType({ places: 1 }), id, version: 1 })).toEqual({
      __typename: 'PlacesBelowConfirmed',
      confirmed: 2,
    });
    expect(await call(UPDATE, { ...aTicketType({ places: 2 }), id, version: 1 })).toMatchObject({
      ticketType: { remaining: 0, availability: 'SOLD_OUT' },
    });
    expect(await call(UPDATE, { ...aTicketType({ places: null }), id, version: 2 })).toMatchObject({
      ticketType: { remaining: null, availability: 'OPEN' },
    });
  });

  it('leaves the days alone once tickets were issued', async () => {
    const event = await events.event({});
    const id = event.ticketTypeIds[0]!;
    const [day] = await daysOf(event.id);
    await register(events, aRegistration(id));
    expect(await call(UPDATE, { ...aTicketType({ validDayIds: [day!.id] }), id, version: 1 })).toEqual({
      __typename: 'InvalidInput',
      problems: [{ field: 'validDayIds', code: 'not_allowed' }],
    });
    expect(await call(UPDATE, { ...aTicketType({ hidden: true }), id, version: 1 })).toMatchObject({
      ticketType: { hidden: true },
    });
  });
});

describe('two editors of one ticket type', () => {
  it('do not overwrite each other; who registers meanwhile is no editor', async () => {
    const event = await events.event({ places: 5 });
    const id = event.ticketTypeIds[0]!;
    await register(events, aRegistration(id));
    expect(await call(UPDATE, { ...aTicketType({ places: 20 }), id, version: 1 })).toMatchObject({
      ticketType: { version: 2, places: 20 },
    });
    expect(await call(UPDATE, { ...aTicketType({ places: 30 }), id, version: 1 })).toEqual({
      __typename: 'StaleVersion',
      current: 2,
    });
    expect(await events.rows('select places from ticket_types where id = $1', [id])).toEqual([{ places: 20 }]);
  });

  it('save at once, but only one of them', async () => {
    const event = await events.event({ places: 5 });
    const input = { ...aTicketType({ places: 9 }), id: event.ticketTypeIds[0]!, version: 1 };
    const answers = await Promise.all([1, 2, 3].map(() => call(UPDATE, input)));
    expect(answers.map((answer) => (answer as unknown as { __typename: string }).__typename).sort()).toEqual([
      'StaleVersion',
      'StaleVersion',
      'TicketTypeSaved',
    ]);
  });
});

it('says whether it can be had now, the end of the event included', async () => {
  const event = await events.event({ opensAt: new Date('2099-12-01T00:00:00Z') });
  const availability = async () => {
    const { data } = await events.api.graphql<{ event: { ticketTypes: { availability: string }[] } }>(
      'query ($slug: String!) { event(slug: $slug) { ticketTypes { availability } } }',
      { slug: event.slug },
    );
    return data.event.ticketTypes[0]!.availability;
  };
  expect(await availability()).toBe('NOT_YET_OPEN');
  clock.set('2099-12-01T00:00:00Z');
  expect(await availability()).toBe('OPEN');
  clock.set('2099-12-13T17:00:00Z');
  expect(await availability()).toBe('CLOSED');
});
