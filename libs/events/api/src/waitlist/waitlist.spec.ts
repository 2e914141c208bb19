import { ANONYMOUS } from '@pho-hien/kernel';
import { actingAs } from '@pho-hien/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import { ApproveRegistration } from '../registrations/approve-registration.ts';
import { Register } from '../registrations/register.ts';
import { RejectRegistration } from '../registrations/reject-registration.ts';
import { eventsSql } from '../sql.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { aRegistration, aTicketType } from '../testing/inputs.ts';
import { register } from '../testing/register-form.ts';
import { TestClock } from '../testing/test-clock.ts';
import { UpdateTicketType } from '../ticket-types/update-ticket-type.ts';
import { AcceptPlace } from './accept-place.ts';
import { OpenWaitlist } from './open-waitlist.ts';
import { placesOutOfStep } from './places-out-of-step.ts';
import { SettleWaitlist } from './settle-waitlist.ts';
import { SweepWaitlists } from './sweep-waitlists.ts';

const clock = new TestClock();
let events: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
});
afterAll(() => events.close());
afterEach(async () => {
  clock.reset();
  expect(await placesOutOfStep(eventsSql(events.api.database.reader))).toEqual([]);
});

const visitor = callerOf(ANONYMOUS);
const organiser = callerOf(person('ORGANISER'));
const join = async (ticketTypeId: string, joinWaitlist = true) =>
  (await events.api.app.get(Register).run(visitor, aRegistration(ticketTypeId, { joinWaitlist }))).registrationId;
const cancel = (id: string) => events.api.app.get(CancelByWallet).run(visitor, id);
const accept = (id: string) => events.api.app.get(AcceptPlace).run(visitor, id);
const settle = (ticketTypeId: string) => events.api.app.get(SettleWaitlist).run({ ticketTypeId });
const statusesOf = async (ids: readonly string[]) => {
  const rows = await events.rows<{ id: string; status: string }>(
    'select id, status from registrations where id = any($1)',
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
};
const mailsTo = async (id: string) =>
  (await events.rows<{ template: string }>('select template from mails where aggregate_id = $1 order by id', [id])).map(
    ({ template }) => template,
  );

interface Line {
  edges: { node: unknown }[];
  pageInfo: { endCursor: string };
}

/** A type with one place, taken, and so many in line. */
async function full(waiting: number, approval: 'AUTOMATIC' | 'BY_APPROVAL' = 'AUTOMATIC') {
  const event = await events.event({ places: 1, approval });
  const type = event.ticketTypeIds[0]!;
  const holder = await join(type, false);
  if (approval === 'BY_APPROVAL') await events.api.app.get(ApproveRegistration).run(organiser, holder);
  const line: string[] = [];
  for (let i = 0; i < waiting; i += 1) line.push(await join(type));
  return { eventId: event.id, type, holder, line };
}

describe('a full ticket type', () => {
  it('offers the waitlist with the position one would get, and takes who agrees', async () => {
    const { type } = await full(1);
    expect(await register(events, aRegistration(type))).toEqual({
      __typename: 'SoldOut',
      ticketTypeId: type,
      waitlistPosition: 2,
    });
    const joined = await register(events, aRegistration(type, { joinWaitlist: true }));
    expect(joined).toMatchObject({ wallet: { status: 'WAITLISTED', ticket: null } });
    const { data } = await events.api.graphql(
      'query ($token: String!) { wallet(token: $token) { ticketType { waiting } waitlist { position offerExpiresAt } } }',
      { token: joined.walletToken },
    );
    expect(data).toEqual({
      wallet: { ticketType: { waiting: 2 }, waitlist: { position: 2, offerExpiresAt: null } },
    });
    expect(await mailsTo(joined.wallet.registrationId)).toEqual(['waitlist-joined']);
  });

  it('shows its organisers the whole line, page by page, in its order', async () => {
    const { eventId, type, holder, line } = await full(3);
    await cancel(holder);
    await settle(type);
    const page = async (after: string | null) => {
      const { data } = await events.api.graphql<{ waitlistOf: Line }>(
        `query ($type: ID!, $after: String) {
           waitlistOf(ticketTypeId: $type, first: 2, after: $after) {
             edges { node { id status waitlist { position } } } pageInfo { hasNextPage endCursor }
           } }`,
        { type, after },
        actingAs(person('ORGANISER', eventId)),
      );
      return data.waitlistOf;
    };
    const first = await page(null);
    expect(first.edges.map(({ node }) => node)).toEqual([
      { id: line[0], status: 'OFFERED', waitlist: { position: null } },
      { id: line[1], status: 'WAITLISTED', waitlist: { position: 1 } },
    ]);
    const second = await page(first.pageInfo.endCursor);
    expect(second.edges.map(({ node }) => node)).toEqual([
      { id: line[2], status: 'WAITLISTED', waitlist: { position: 2 } },
    ]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false });
  });

  it('takes nobody any more once its waitlist is closed; who stands in it stays', async () => {
    const { type, line, holder } = await full(1);
    await events.api.app.get(OpenWaitlist).run(organiser, type, false);
    expect(await register(events, aRegistration(type, { joinWaitlist: true }))).toMatchObject({
      __typename: 'SoldOut',
      waitlistPosition: null,
    });
    await cancel(holder);
    await settle(type);
    expect(await statusesOf(line)).toEqual(['OFFERED']);
  });
});

describe('a place that comes free', () => {
  it('is offered to the first in line and held: nobody else gets it', async () => {
    const { type, holder, line } = await full(2);
    await cancel(holder);
    await expect(join(type, false)).rejects.toMatchObject({ code: 'SoldOut', data: { waitlistPosition: 3 } });
    await settle(type);
    await settle(type);
    expect(await statusesOf(line)).toEqual(['OFFERED', 'WAITLISTED']);
    expect(await mailsTo(line[0]!)).toEqual(['waitlist-joined', 'place-offered']);
    await expect(join(type, false)).rejects.toMatchObject({ code: 'SoldOut', data: { waitlistPosition: 2 } });
  });

  it('is of who accepts it, once however often they do', async () => {
    const { type, holder, line } = await full(1);
    await cancel(holder);
    await settle(type);
    await Promise.all([accept(line[0]!), accept(line[0]!)]);
    expect(await statusesOf(line)).toEqual(['CONFIRMED']);
    expect(await events.count("tickets where registration_id = $1 and status = 'VALID'", [line[0]])).toBe(1);
    expect(await mailsTo(line[0]!)).toEqual(['waitlist-joined', 'place-offered', 'ticket-issued']);
  });

  it('goes to the next when it is declined, and to nobody who declined', async () => {
    const { type, holder, line } = await full(2);
    await cancel(holder);
    await settle(type);
    await cancel(line[0]!);
    await settle(type);
    expect(await statusesOf(line)).toEqual(['CANCELLED', 'OFFERED']);
    await expect(accept(line[0]!)).rejects.toMatchObject({ code: 'NoOpenOffer' });
  });

  it('goes to the next when its time is over, even before the job that says so', async () => {
    const { type, holder, line } = await full(2);
    await cancel(holder);
    await settle(type);
    const [row] = await events.rows<{ at: Date }>('select offer_expires_at as at from registrations where id = $1', [
      line[0],
    ]);
    clock.set(row!.at.toISOString());
    await expect(accept(line[0]!)).rejects.toMatchObject({ code: 'NoOpenOffer' });
    await events.api.app.get(SweepWaitlists).run();
    expect(await statusesOf(line)).toEqual(['CANCELLED', 'OFFERED']);
    expect(await mailsTo(line[0]!)).toEqual(['waitlist-joined', 'place-offered', 'place-offer-lapsed']);
  });

  it('is there for all at once when places are raised, in order', async () => {
    const { type, line } = await full(4);
    await events.api.app.get(UpdateTicketType).run(organiser, type, 1, aTicketType({ places: 3 }));
    await settle(type);
    expect(await statusesOf(line)).toEqual(['OFFERED', 'OFFERED', 'WAITLISTED', 'WAITLISTED']);
    const fewer = events.api.app.get(UpdateTicketType).run(organiser, type, 2, aTicketType({ places: 2 }));
    await expect(fewer).rejects.toMatchObject({ code: 'PlacesBelowConfirmed', data: { confirmed: 1, held: 2 } });
    await events.api.app.get(UpdateTicketType).run(organiser, type, 2, aTicketType({ places: null }));
    await settle(type);
    expect(await statusesOf(line)).toEqual(['OFFERED', 'OFFERED', 'OFFERED', 'OFFERED']);
  });

  it('is offered by a job, with nobody asking', async () => {
    const { holder, line } = await full(1);
    await cancel(holder);
    await expect.poll(() => statusesOf(line), { timeout: 10_000 }).toEqual(['OFFERED']);
  });
});

describe('a ticket type by approval', () => {
  it('offers a place to the first in line whom an organiser approved; the others keep their place', async () => {
    const { type, holder, line } = await full(3, 'BY_APPROVAL');
    await cancel(holder);
    await settle(type);
    expect(await statusesOf(line)).toEqual(['WAITLISTED', 'WAITLISTED', 'WAITLISTED']);
    await events.api.app.get(ApproveRegistration).run(organiser, line[1]!);
    await settle(type);
    expect(await statusesOf(line)).toEqual(['WAITLISTED', 'OFFERED', 'WAITLISTED']);
    const again = events.api.app.get(ApproveRegistration).run(organiser, line[1]!);
    await expect(again).rejects.toMatchObject({ code: 'NotAwaitingApproval' });
  });

  it('lets who is rejected out of the line', async () => {
    const { type, line } = await full(2, 'BY_APPROVAL');
    await events.api.app.get(RejectRegistration).run(organiser, line[0]!, 'Không đúng đối tượng');
    expect(await register(events, aRegistration(type))).toMatchObject({ waitlistPosition: 2 });
  });
});

it('the database itself keeps held places within the places', async () => {
  const { type } = await full(0);
  const overbook = events.rows('update ticket_types set held_count = 1 where id = $1', [type]);
  await expect(overbook).rejects.toThrow(/ticket_types_places/);
});
