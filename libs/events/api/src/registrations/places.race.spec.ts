import { SoldOut } from '@pho-hien/events-core';
import { ANONYMOUS } from '@pho-hien/kernel';
import type { Transaction } from '@pho-hien/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsSql } from '../sql.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { ApproveRegistration } from './approve-registration.ts';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import type { OfferFacts } from './offer-facts.ts';
import { Places } from './places.ts';
import { Register } from './register.ts';

const PLACES = 3;
const RIVALS = 10;

let events: EventsApi;
let beside: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ environment: { DATABASE_POOL: '15' } });
  beside = await EventsApi.start({ beside: events });
});
afterAll(async () => {
  await beside.close();
  await events.close();
});

/** As somebody would write it who never heard of concurrency: look, then write what was seen plus one. */
async function takeWithoutGuard(tx: Transaction, { ticketType: { id: ticketTypeId } }: OfferFacts): Promise<boolean> {
  const sql = eventsSql(tx);
  const seen = await sql
    .selectFrom('ticket_types')
    .select(['places', 'confirmed_count'])
    .where('id', '=', ticketTypeId)
    .executeTakeFirstOrThrow();
  if (seen.places !== null && seen.confirmed_count >= seen.places) return false;
  await sql
    .updateTable('ticket_types')
    .set({ confirmed_count: seen.confirmed_count + 1 })
    .where('id', '=', ticketTypeId)
    .execute();
  return true;
}

/** Everybody arrives before anybody takes a place, so that the race does not depend on luck. */
async function withPlaces(
  take: Places['take'],
  work: () => Promise<unknown>,
  method: 'take' | 'takeBeforeWaitlist' = 'take',
): Promise<void> {
  const places = events.api.app.get(Places);
  const original = places[method].bind(places);
  let arrived = 0;
  let open: () => void;
  const everybodyIsHere = new Promise<void>((resolve) => (open = resolve));
  places[method] = async (...args) => {
    arrived += 1;
    if (arrived === RIVALS) open();
    await everybodyIsHere;
    return take(...args);
  };
  try {
    await work();
  } finally {
    places[method] = original;
  }
}

const guarded = (method: 'take' | 'takeBeforeWaitlist' = 'take'): Places['take'] => {
  const places = events.api.app.get(Places);
  return places[method].bind(places);
};

const confirmedOf = (ticketTypeId: string) =>
  events.count("registrations where ticket_type_id = $1 and status = 'CONFIRMED'", [ticketTypeId]);

const registerAll = (ticketTypeId: string) =>
  Promise.allSettled(
    Array.from({ length: RIVALS }, () =>
      events.api.app.get(Register).run(callerOf(ANONYMOUS), aRegistration(ticketTypeId)),
    ),
  );

describe('ten people and three places', () => {
  it('without the guard: more people than places', async () => {
    const event = await events.event({ places: PLACES });
    await withPlaces(takeWithoutGuard, () => registerAll(event.ticketTypeIds[0]!));
    expect(await confirmedOf(event.ticketTypeIds[0]!)).toBeGreaterThan(PLACES);
  });

  it('with the guard: three, and seven are told so', async () => {
    const event = await events.event({ places: PLACES });
    const type = event.ticketTypeIds[0]!;
    let results: PromiseSettledResult<unknown>[] = [];
    await withPlaces(guarded(), async () => (results = await registerAll(type)));
    expect(await confirmedOf(type)).toBe(PLACES);
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(refused).toHaveLength(RIVALS - PLACES);
    for (const reason of refused) expect(reason).toBeInstanceOf(SoldOut);
    expect(
      await events.count('tickets t join registrations r on r.id = t.registration_id where r.ticket_type_id = $1', [
        type,
      ]),
    ).toBe(PLACES);
  });

  it('the database itself keeps the count within the places', async () => {
    const event = await events.event({ places: PLACES });
    const overbook = events.rows('update ticket_types set confirmed_count = 4 where id = $1', [
      event.ticketTypeIds[0]!,
    ]);
    await expect(overbook).rejects.toThrow(/ticket_types_places/);
  });
});

describe('ten organisers approve for three places', () => {
  const awaiting = async (ticketTypeId: string) => {
    const ids: string[] = [];
    for (let i = 0; i < RIVALS; i += 1)
      ids.push(
        (await events.api.app.get(Register).run(callerOf(ANONYMOUS), aRegistration(ticketTypeId))).registrationId,
      );
    return ids;
  };
  const approveAll = (ids: string[]) =>
    Promise.allSettled(ids.map((id) => events.api.app.get(ApproveRegistration).run(callerOf(person('ORGANISER')), id)));

  it('without the guard: too many get in', async () => {
    const event = await events.event({ approval: 'BY_APPROVAL', places: PLACES });
    const ids = await awaiting(event.ticketTypeIds[0]!);
    await withPlaces(takeWithoutGuard, () => approveAll(ids), 'takeBeforeWaitlist');
    expect(await confirmedOf(event.ticketTypeIds[0]!)).toBeGreaterThan(PLACES);
  });

  it('with the guard: three; the others still wait', async () => {
    const event = await events.event({ approval: 'BY_APPROVAL', places: PLACES });
    const type = event.ticketTypeIds[0]!;
    const ids = await awaiting(type);
    await withPlaces(guarded('takeBeforeWaitlist'), () => approveAll(ids), 'takeBeforeWaitlist');
    expect(await confirmedOf(type)).toBe(PLACES);
    expect(await events.count("registrations where ticket_type_id = $1 and status = 'AWAITING_APPROVAL'", [type])).toBe(
      RIVALS - PLACES,
    );
  });
});

it('one registration approved by two organisers at once is approved once', async () => {
  const event = await events.event({ approval: 'BY_APPROVAL', places: 5 });
  const { registrationId: id } = await events.api.app
    .get(Register)
    .run(callerOf(ANONYMOUS), aRegistration(event.ticketTypeIds[0]!));
  const approve = () => events.api.app.get(ApproveRegistration).run(callerOf(person('ORGANISER')), id);
  const results = await Promise.allSettled([approve(), approve()]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await events.count('tickets where registration_id = $1', [id])).toBe(1);
  expect(await confirmedOf(event.ticketTypeIds[0]!)).toBe(1);
});

it('a place given back is free for the next, once, however often it is given back', async () => {
  const event = await events.event({ places: 1 });
  const type = event.ticketTypeIds[0]!;
  const { registrationId: id } = await events.api.app.get(Register).run(callerOf(ANONYMOUS), aRegistration(type));
  const cancel = () => events.api.app.get(CancelByWallet).run(callerOf(ANONYMOUS), id);
  await Promise.all([cancel(), cancel(), cancel()]);
  await events.api.app.get(Register).run(callerOf(ANONYMOUS), aRegistration(type));
  expect(await confirmedOf(type)).toBe(1);
});

it('two API processes on one database sell three places', async () => {
  const event = await events.event({ places: PLACES });
  const type = event.ticketTypeIds[0]!;
  const everywhere = [events, beside].flatMap(({ api }) =>
    Array.from({ length: RIVALS }, () => api.app.get(Register).run(callerOf(ANONYMOUS), aRegistration(type))),
  );
  await Promise.allSettled(everywhere);
  expect(await confirmedOf(type)).toBe(PLACES);
});
