import { ANONYMOUS, newId } from '@pho-hien/kernel';
import { Jobs } from '@pho-hien/platform';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readCalendar } from '../../documents/testing/read-documents.ts';
import { WalletTokens } from '../../registrations/wallet-tokens.ts';
import { callerOf, EventsApi } from '../../testing/events-api.ts';
import { Programme } from '../../testing/programme.ts';
import { TestClock } from '../../testing/test-clock.ts';
import { MoveSession } from '../move-session.ts';
import { JoinSession } from '../sign-ups/join-session.ts';
import { SignUpQueries } from '../sign-ups/sign-up.queries.ts';
import { TellProgramme } from './tell-programme.ts';

const clock = new TestClock();
let events: EventsApi;
let beside: EventsApi;
let programme: Programme;
beforeAll(async () => {
  events = await EventsApi.start({ clock });
  beside = await EventsApi.start({ beside: events, clock });
  programme = new Programme(events);
  // Told by hand here, at times of our own.
  for (const { api } of [events, beside])
    await (api.app.get(Jobs) as unknown as { boss: { offWork(name: string): Promise<void> } }).boss.offWork(
      'programme.tell',
    );
});
afterAll(async () => {
  await beside.close();
  await events.close();
});
afterEach(() => clock.reset());

interface Told {
  recipient: string;
  data: { sessions: { title: string; change: string; before: { startsAt: string }; now: { startsAt: string } }[] };
}
const told = () =>
  events.rows<Told>("select recipient, data from mails where template = 'programme-changed' order by id");
const tell = (eventId: string) =>
  Promise.all([events, beside].map(({ api }) => api.app.get(TellProgramme).run({ eventId })));

async function eventWithSession() {
  const event = await events.event({});
  const id = await programme.session(event.id, { places: 5 });
  const registrationId = await programme.visitor(event);
  await events.api.app.get(JoinSession).run(callerOf(ANONYMOUS), registrationId, id);
  return { event, id, registrationId };
}

it('gathers changes and tells each person once, however many processes tell, old and new side by side', async () => {
  clock.set('2099-12-01T00:00:00Z');
  const { event, id, registrationId } = await eventWithSession();
  const second = await programme.session(event.id, { places: 5, startsAt: '13:00', endsAt: '14:00' });
  await events.api.app.get(JoinSession).run(callerOf(ANONYMOUS), registrationId, second);
  const before = (await told()).length;
  await programme.change(id, 1, { places: 5, startsAt: '10:00', endsAt: '11:00' });
  clock.set('2099-12-01T00:02:00Z');
  await programme.change(id, 2, { places: 5, startsAt: '11:00', endsAt: '12:00' });
  await events.api.app.get(MoveSession).run(programme.organiser, second, 1, 'cancel', 'Mất điện');
  // Too early: a later job waits.
  await tell(event.id);
  expect(await told()).toHaveLength(before);
  expect(await events.api.app.get(SignUpQueries).noticeOf(event.id)).toMatchObject({ people: 1 });
  // Whoever joins between a change and its mail knows already.
  const late = await programme.visitor(event);
  await events.api.app.get(JoinSession).run(callerOf(ANONYMOUS), late, id);
  clock.set('2099-12-01T00:05:00Z');
  await tell(event.id);
  await tell(event.id);
  const [mail, ...others] = (await told()).slice(before);
  expect(others).toEqual([]);
  expect(mail!.data.sessions).toMatchObject([
    { change: 'MOVED', before: { startsAt: '09:00' }, now: { startsAt: '11:00' } },
    { change: 'CANCELLED', reason: 'Mất điện' },
  ]);
  expect(await events.api.app.get(SignUpQueries).noticeOf(event.id)).toBeNull();
});

it('tells nobody of a change that was undone, of a title, or of a session that nobody joined', async () => {
  clock.set('2099-12-02T00:00:00Z');
  const { event, id } = await eventWithSession();
  const before = (await told()).length;
  await programme.change(id, 1, { places: 5, startsAt: '09:30', endsAt: '10:30' });
  await programme.change(id, 2, { places: 5, title: { vi: 'Gọi vốn thế nào', en: '' } });
  const lonely = await programme.session(event.id, { places: 5, startsAt: '15:00', endsAt: '16:00' });
  await programme.change(lonely, 1, { places: 5, startsAt: '15:30', endsAt: '16:30' });
  clock.set('2099-12-02T00:10:00Z');
  await tell(event.id);
  expect(await told()).toHaveLength(before);
});

it('gives calendars in which an entry stays itself and its number grows', async () => {
  const { event, id, registrationId } = await eventWithSession();
  const get = async (path: string) => {
    const response = await fetch(`${events.api.origin}/api/${path}`);
    return { status: response.status, entries: readCalendar(await response.text()) };
  };
  const token = events.api.app.get(WalletTokens).of({ registrationId, walletLink: 1 });
  const [first] = (await get(`tickets/${token}/sessions.ics`)).entries;
  expect(first!.get('UID')).toBe(`${id}@pho-hien`);
  expect(first!.get('DTSTART')).toBe('20991212T020000Z');
  await programme.change(id, 1, { places: 5, startsAt: '10:00', endsAt: '11:00' });
  for (const path of [
    `tickets/${token}/sessions.ics`,
    `events/${event.slug}/agenda.ics`,
    `events/${event.slug}/sessions/${id}.ics`,
  ]) {
    const { entries } = await get(path);
    expect(entries[0]!.get('UID')).toBe(first!.get('UID'));
    expect(entries[0]!.get('DTSTART')).toBe('20991212T030000Z');
    expect(Number(entries[0]!.get('SEQUENCE'))).toBeGreaterThan(Number(first!.get('SEQUENCE')));
  }
  await events.api.app.get(MoveSession).run(programme.organiser, id, 2, 'cancel', 'Bão');
  expect((await get(`events/${event.slug}/sessions/${id}.ics`)).entries[0]!.get('STATUS')).toBe('CANCELLED');
  for (const path of [
    `tickets/${'A'.repeat(43)}/sessions.ics`,
    `events/${event.slug}/sessions/${newId()}.ics`,
    `events/${event.slug}/sessions/x.ics`,
    'events/khong-co/agenda.ics',
    `events/${(await events.draft()).slug}/agenda.ics`,
  ])
    expect((await get(path)).status).toBe(404);
  const empty = await events.event({});
  expect(await get(`events/${empty.slug}/agenda.ics`)).toEqual({ status: 200, entries: [] });
});
