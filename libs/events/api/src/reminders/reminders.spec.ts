import { ANONYMOUS } from '@pho-hien/kernel';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CancelByWallet } from '../changes/cancel-by-wallet.ts';
import { Register } from '../registrations/register.ts';
import { callerOf, EventsApi, person } from '../testing/events-api.ts';
import { aRegistration } from '../testing/inputs.ts';
import { TestClock } from '../testing/test-clock.ts';
import { SettleWaitlist } from '../waitlist/settle-waitlist.ts';
import { SendReminders } from './send-reminders.ts';
import { SetEventReminders } from './set-event-reminders.ts';

const clock = new TestClock();
let events: EventsApi;
let beside: EventsApi;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
  beside = await EventsApi.start({ beside: events, clock });
});
afterAll(async () => {
  await beside.close();
  await events.close();
});
beforeEach(() => clock.reset());

const visitor = callerOf(ANONYMOUS);
const registerIn = async (type: string, change: object = {}) =>
  (await events.api.app.get(Register).run(visitor, aRegistration(type, change))).registrationId;
const remind = () => Promise.all([events, beside].map(({ api }) => api.app.get(SendReminders).run()));
const remindersTo = async (id: string, template = 'event-reminder') =>
  events.rows<{ locale: string; today: boolean }>(
    "select locale, (data ->> 'today')::boolean as today from mails where aggregate_id = $1 and template = $2 order by id",
    [id, template],
  );

// The events of these tests begin on 2099-12-12 at 08:00.
it('reminds days before and on the morning, once each whatever the number of processes', async () => {
  const type = (await events.event({})).ticketTypeIds[0]!;
  const [stays, english, gone] = [
    await registerIn(type),
    await registerIn(type, { locale: 'en' }),
    await registerIn(type),
  ];
  await events.api.app.get(CancelByWallet).run(visitor, gone);
  await remind();
  expect(await remindersTo(stays)).toEqual([]);
  clock.set('2099-12-09T02:00:00Z');
  await remind();
  await remind();
  expect(await remindersTo(stays)).toEqual([{ locale: 'vi', today: false }]);
  clock.set('2099-12-11T23:30:00Z');
  await remind();
  expect(await remindersTo(stays)).toEqual([
    { locale: 'vi', today: false },
    { locale: 'vi', today: true },
  ]);
  expect(await remindersTo(english)).toEqual([
    { locale: 'en', today: false },
    { locale: 'en', today: true },
  ]);
  expect(await remindersTo(gone)).toEqual([]);
});

it('leaves alone who has just had the ticket, and every event that wants no reminders', async () => {
  const quiet = await events.event({});
  await events.api.app.get(SetEventReminders).run(callerOf(person('ORGANISER')), quiet.id, false);
  const nobody = await registerIn(quiet.ticketTypeIds[0]!);
  const type = (await events.event({})).ticketTypeIds[0]!;
  clock.set('2099-12-09T01:00:00Z');
  const late = await registerIn(type);
  clock.set('2099-12-09T02:00:00Z');
  await remind();
  expect([await remindersTo(nobody), await remindersTo(late)]).toEqual([[], []]);
  clock.set('2099-12-10T02:00:00Z');
  await remind();
  expect(await remindersTo(late)).toHaveLength(1);
});

it('reminds of an offer when a quarter of its time is left, once', async () => {
  const type = (await events.event({ places: 1 })).ticketTypeIds[0]!;
  const holder = await registerIn(type);
  const waiting = await registerIn(type, { joinWaitlist: true });
  await events.api.app.get(CancelByWallet).run(visitor, holder);
  await events.api.app.get(SettleWaitlist).run({ ticketTypeId: type });
  await remind();
  expect(await remindersTo(waiting, 'place-offer-ending')).toEqual([]);
  clock.set(new Date(Date.now() + 40 * 3_600_000).toISOString());
  await remind();
  await remind();
  expect(await remindersTo(waiting, 'place-offer-ending')).toHaveLength(1);
});
