import { ANONYMOUS } from '@pho-hien/kernel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import { Places } from '../registrations/places.ts';
import { Register } from '../registrations/register.ts';
import { eventsSql } from '../sql.ts';
import { callerOf, EventsApi } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { AcceptPlace } from './accept-place.ts';
import { placesOutOfStep } from './places-out-of-step.ts';
import { SettleWaitlist } from './settle-waitlist.ts';

const PLACES = 5;

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

const visitor = callerOf(ANONYMOUS);
const join = (type: string, joinWaitlist: boolean, api = events.api) =>
  api.app.get(Register).run(visitor, aRegistration(type, { joinWaitlist }));
const statusOf = async (type: string, status: string) =>
  events.count('registrations where ticket_type_id = $1 and status = $2', [type, status]);

/** All places taken, and as many in line. */
async function full() {
  const event = await events.event({ places: PLACES });
  const type = event.ticketTypeIds[0]!;
  const holders: string[] = [];
  for (let i = 0; i < PLACES; i += 1) holders.push((await join(type, false)).registrationId);
  const line: string[] = [];
  for (let i = 0; i < PLACES; i += 1) line.push((await join(type, true)).registrationId);
  return { type, holders, line };
}

/** What `Places` does, without looking whether somebody waits. */
const takeFromWhoWaits: Places['take'] = async (tx, offer) => {
  const taken = await eventsSql(tx)
    .updateTable('ticket_types')
    .set((row) => ({ confirmed_count: row('confirmed_count', '+', 1) }))
    .where('id', '=', offer.ticketType.id)
    .where((row) => row(row('confirmed_count', '+', row.ref('held_count')), '<', row.ref('places')))
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
};

/**
 * A newcomer looks while nobody waits and a place is free, and takes it only after the last place went
 * and came free again for somebody who waits by then.
 */
async function lateNewcomer(take: (places: Places) => Places['take']): Promise<{ type: string; newcomer: unknown }> {
  const event = await events.event({ places: 1 });
  const type = event.ticketTypeIds[0]!;
  const places = events.api.app.get(Places);
  const guarded = places.take.bind(places);
  let looked!: () => void;
  let go!: () => void;
  const hasLooked = new Promise<void>((resolve) => (looked = resolve));
  const mayGo = new Promise<void>((resolve) => (go = resolve));
  places.take = async (...args) => {
    looked();
    await mayGo;
    return take(places)(...args);
  };
  const newcomer = join(type, false).catch((error: unknown) => error);
  await hasLooked;
  places.take = guarded;
  const { registrationId } = await join(type, false, beside.api);
  await join(type, true, beside.api);
  await withoutSettling(() => beside.api.app.get(CancelByWallet).run(visitor, registrationId));
  go();
  return { type, newcomer: await newcomer };
}

/** The jobs that would offer the place at once come later, as they may. */
async function withoutSettling(work: () => Promise<unknown>): Promise<void> {
  const all = [events, beside].map(({ api }) => api.app.get(Places));
  const originals = all.map((places) => places.settle.bind(places));
  for (const places of all) places.settle = () => Promise.resolve();
  try {
    await work();
  } finally {
    all.forEach((places, i) => (places.settle = originals[i]!));
  }
}

it('without the guard a newcomer takes the place of who waits', async () => {
  const { type } = await lateNewcomer(() => takeFromWhoWaits);
  expect(await statusOf(type, 'CONFIRMED')).toBe(1);
});

it('with the guard the newcomer is told where the line ends, and the place is of who waits', async () => {
  const { type, newcomer } = await lateNewcomer((places) => Places.prototype.take.bind(places));
  expect(newcomer).toMatchObject({ code: 'SoldOut', data: { waitlistPosition: 2 } });
  await events.api.app.get(SettleWaitlist).run({ ticketTypeId: type });
  expect([await statusOf(type, 'CONFIRMED'), await statusOf(type, 'OFFERED')]).toEqual([0, 1]);
});

it('two processes that settle at once offer each place once; without a check the database refuses', async () => {
  const { type, holders } = await full();
  const cancel = events.api.app.get(CancelByWallet);
  await withoutSettling(() => Promise.all(holders.slice(0, 3).map((id) => cancel.run(visitor, id))));
  await Promise.all(
    [events, beside, events, beside].map(({ api }) => api.app.get(SettleWaitlist).run({ ticketTypeId: type })),
  );
  expect(await statusOf(type, 'OFFERED')).toBe(3);
  const unchecked = events.rows('update ticket_types set held_count = held_count + 1 where id = $1', [type]);
  await expect(unchecked).rejects.toThrow(/ticket_types_places/);
});

it('cancellations, newcomers, offers accepted and declined, all at once: none lost, none twice, in order', async () => {
  const { type, holders, line } = await full();
  const settle = () => events.api.app.get(SettleWaitlist).run({ ticketTypeId: type });
  const accept = (id: string) => events.api.app.get(AcceptPlace).run(visitor, id);
  const cancel = (id: string) => events.api.app.get(CancelByWallet).run(visitor, id);
  const newcomers = Array.from({ length: 8 }, (_, i) => join(type, true, (i % 2 ? events : beside).api));
  await Promise.all([...holders.map(cancel), settle(), ...newcomers, settle()]);
  await settle();
  expect(await statusOf(type, 'OFFERED')).toBe(PLACES);
  await Promise.allSettled([...line.slice(0, 3).map(accept), ...line.slice(2).map(cancel), settle()]);
  await settle();
  const [counts] = await events.rows<{ free: number; waiting: number }>(
    'select places - confirmed_count - held_count as free, waiting_count as waiting from ticket_types where id = $1',
    [type],
  );
  expect(counts).toEqual({ free: 0, waiting: 8 - (await statusOf(type, 'OFFERED')) });
  expect(await placesOutOfStep(eventsSql(events.api.database.reader))).toEqual([]);
  const passed = await events.count(
    `registrations a join registrations b using (ticket_type_id)
     where a.ticket_type_id = $1 and a.status = 'WAITLISTED' and b.offered_at is not null
       and a.waitlist_number < b.waitlist_number`,
    [type],
  );
  expect(passed).toBe(0);
});
