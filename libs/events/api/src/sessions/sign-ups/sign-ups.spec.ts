import { SessionFull, SessionsOverlap } from '@pho-hien/events-core';
import { ANONYMOUS } from '@pho-hien/kernel';
import type { Transaction } from '@pho-hien/platform';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancelByWallet } from '../../changes/cancel-by-wallet.ts';
import { WalletTokens } from '../../registrations/wallet-tokens.ts';
import { callerOf, EventsApi, person, type TestEvent } from '../../testing/events-api.ts';
import { Programme } from '../../testing/programme.ts';
import { TicketQueries } from '../../tickets/ticket.queries.ts';
import { ReissueTicket } from '../../tickets/reissue-ticket.ts';
import { RevokeTicket } from '../../tickets/revoke-ticket.ts';
import { programmeSql } from '../programme-sql.ts';
import { JoinSession } from './join-session.ts';
import { LeaveSession } from './leave-session.ts';
import { Seats } from './seats.ts';

const PLACES = 3;
const RIVALS = 10;

let events: EventsApi;
let programme: Programme;
let event: TestEvent;
beforeAll(async () => {
  events = await EventsApi.start({ environment: { DATABASE_POOL: '15' } });
  programme = new Programme(events);
  event = await events.event({});
});
afterAll(() => events.close());

const visitor = callerOf(ANONYMOUS);
const join = (registrationId: string, sessionId: string) =>
  events.api.app.get(JoinSession).run(visitor, registrationId, sessionId);
const leave = (registrationId: string, sessionId: string) =>
  events.api.app.get(LeaveSession).run(visitor, registrationId, sessionId);
const signedUp = (sessionId: string) => events.count('session_sign_ups where session_id = $1', [sessionId]);
const taken = async (sessionId: string) =>
  (await events.rows<{ taken_count: number }>('select taken_count from event_sessions where id = $1', [sessionId]))[0]!
    .taken_count;

/** As somebody would write it who never heard of concurrency. */
async function takeWithoutGuard(tx: Transaction, sessionId: string): Promise<boolean> {
  const sql = programmeSql(tx);
  const seen = await sql
    .selectFrom('event_sessions')
    .select(['places', 'taken_count'])
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  if (seen.taken_count >= seen.places!) return false;
  await sql
    .updateTable('event_sessions')
    .set({ taken_count: seen.taken_count + 1 })
    .where('id', '=', sessionId)
    .execute();
  return true;
}

/** Everybody arrives before anybody takes a place, so that the race does not depend on luck. */
async function race(sessionId: string, how?: Seats['take']): Promise<PromiseSettledResult<void>[]> {
  const people = await programme.visitors(event, RIVALS);
  const seats = events.api.app.get(Seats);
  const guarded = seats.take.bind(seats);
  let arrived = 0;
  let open: () => void;
  const everybodyIsHere = new Promise<void>((resolve) => (open = resolve));
  seats.take = async (...args) => {
    arrived += 1;
    if (arrived === RIVALS) open();
    await everybodyIsHere;
    return (how ?? guarded)(...args);
  };
  try {
    return await Promise.allSettled(people.map((id) => join(id, sessionId)));
  } finally {
    seats.take = guarded;
  }
}

describe('ten people and three places', () => {
  it('without the guard: more people than places', async () => {
    const id = await programme.session(event.id, { places: PLACES });
    await race(id, takeWithoutGuard);
    expect(await signedUp(id)).toBeGreaterThan(PLACES);
  });

  it('with the guard: three; the others are told how many places there were', async () => {
    const id = await programme.session(event.id, { places: PLACES });
    const results = await race(id);
    expect([await signedUp(id), await taken(id)]).toEqual([PLACES, PLACES]);
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as SessionFull);
    expect(refused).toHaveLength(RIVALS - PLACES);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'SessionFull', data: { places: PLACES } });
    const overbook = events.rows('update event_sessions set taken_count = 4 where id = $1', [id]);
    await expect(overbook).rejects.toThrow(/event_sessions_places/);
  });
});

it('is full, then free again, however often somebody leaves', async () => {
  const id = await programme.session(event.id, { places: 1 });
  const [first, second] = await programme.visitors(event, 2);
  await Promise.all([join(first!, id), join(first!, id)]);
  await expect(join(second!, id)).rejects.toBeInstanceOf(SessionFull);
  await Promise.all([leave(first!, id), leave(first!, id)]);
  await join(second!, id);
  expect([await signedUp(id), await taken(id)]).toEqual([1, 1]);
});

describe('one person', () => {
  it('is not in two sessions at once, in two tabs either', async () => {
    const one = await programme.session(event.id, { places: 9, title: { vi: 'Gọi vốn', en: '' } });
    const other = await programme.session(event.id, { places: 9, startsAt: '09:30', endsAt: '11:00' });
    const next = await programme.session(event.id, { places: 9, startsAt: '11:00', endsAt: '12:00' });
    const id = await programme.visitor(event);
    // The first waits for the second as long as the second may come; the registration's lock keeps it away.
    const seats = events.api.app.get(Seats);
    const guarded = seats.take.bind(seats);
    seats.take = async (...args) => {
      const taken = await guarded(...args);
      await setTimeout(150);
      return taken;
    };
    const results = await Promise.allSettled([join(id, one), join(id, other)]).finally(() => (seats.take = guarded));
    const [refused, ...others] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(others).toEqual([]);
    expect(refused).toBeInstanceOf(SessionsOverlap);
    await join(id, next);
    const late = await programme.visitor(event);
    await join(late, one);
    const refusal = await join(late, other).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SessionsOverlap);
    expect(refusal).toMatchObject({ data: { title: { vi: 'Gọi vốn' }, startsAt: '09:00' } });
    expect(await taken(other)).toBe(await signedUp(other));
  });

  it('loses the places with the ticket, whichever way it ends, and keeps them with a new one', async () => {
    const id = await programme.session(event.id, { places: 9 });
    const [cancelled, revoked, reissued] = await programme.visitors(event, 3);
    for (const one of [cancelled, revoked, reissued]) await join(one!, id);
    const ticketOf = async (registrationId: string) =>
      (await events.api.app.get(TicketQueries).newestOf([registrationId])).get(registrationId)!.id;
    const staff = callerOf(person('ORGANISER', event.id));
    await events.api.app.get(CancelByWallet).run(visitor, cancelled!);
    await events.api.app.get(RevokeTicket).run(staff, await ticketOf(revoked!), 'Thử');
    await events.api.app.get(ReissueTicket).run(staff, await ticketOf(reissued!), null);
    expect([await signedUp(id), await taken(id)]).toEqual([1, 1]);
    await expect(join(revoked!, id)).rejects.toMatchObject({ data: { reason: 'NO_TICKET' } });
  });
});

it('answers the holder of a wallet', async () => {
  const id = await programme.session(event.id, { places: 1 });
  const [mine, theirs] = await programme.visitors(event, 2);
  const token = (registrationId: string) => events.api.app.get(WalletTokens).of({ registrationId, walletLink: 1 });
  const ask = async (verb: 'join' | 'leave', registrationId: string) => {
    const name = verb === 'join' ? 'JoinEventSession' : 'LeaveEventSession';
    const { data } = await events.api.graphql<{ result: object }>(
      `mutation ($input: ${name}Input!) { result: ${verb}EventSession(input: $input) { __typename
        ${
          verb === 'join'
            ? '... on EventSessionJoined { wallet { signedUpSessions { id remaining } } } ... on SessionFull { places }'
            : '... on EventSessionLeft { wallet { signedUpSessions { id } } }'
        } } }`,
      { input: { token: token(registrationId), sessionId: id } },
    );
    return data.result;
  };
  expect(await ask('join', mine!)).toEqual({
    __typename: 'EventSessionJoined',
    wallet: { signedUpSessions: [{ id, remaining: 0 }] },
  });
  expect(await ask('join', theirs!)).toEqual({ __typename: 'SessionFull', places: 1 });
  expect(await ask('leave', mine!)).toEqual({ __typename: 'EventSessionLeft', wallet: { signedUpSessions: [] } });
  const { data } = await events.api.graphql<{ wallet: object }>(
    'query ($token: String!) { wallet(token: $token) { signedUpSessions { id } } }',
    { token: token(theirs!) },
  );
  expect(data.wallet).toEqual({ signedUpSessions: [] });
});
