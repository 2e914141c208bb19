import { type InvalidInput } from '@pho-hien/kernel';
import { describe, expect, it } from 'vitest';
import { judgeSignUp, type SignUpFacts } from './judge-sign-up.ts';
import { roomTakenBy, type ScheduledSession, warningsOf } from './programme.ts';
import { roomProblems } from './room.ts';
import { changeToTell, GATHER_AT_MOST_MS, GATHER_MS, type KnownSession, tellAt } from './session-change.ts';
import { type SessionInput, sessionProblems } from './session-input.ts';
import { speakerProblems } from './speaker.ts';

const both = (text: string) => ({ vi: text, en: text });
const lan = { id: 'lan', fullName: 'Nguyễn Thị Lan' };
const session = (change: Partial<ScheduledSession> = {}): ScheduledSession => ({
  id: 'a',
  title: both('Gọi vốn'),
  status: 'PLANNED',
  date: '2026-12-12',
  startsAt: '09:00',
  endsAt: '10:00',
  roomId: 'hall',
  places: null,
  speakers: [],
  ...change,
});
const days = [{ date: '2026-12-12', opensAt: '08:00', closesAt: '17:00' }];
const frame = { days, rooms: [{ id: 'hall', capacity: 100 }], roomIds: ['hall'], speakerIds: ['lan'] };

describe('a session that an organiser writes', () => {
  const input: SessionInput = {
    title: both('Gọi vốn: hỏi & đáp'),
    abstract: both(''),
    kind: 'TALK',
    track: both(''),
    date: '2026-12-12',
    startsAt: '08:00',
    endsAt: '17:00',
    roomId: 'hall',
    places: 30,
    speakerIds: ['lan'],
  };

  it('may last as long as the event is open, and have neither room nor English yet', () => {
    expect(sessionProblems({ ...input, roomId: null, title: { vi: 'Khai mạc', en: '' } }, frame)).toEqual([]);
  });

  it.each<[string, Partial<SessionInput>, object]>([
    ['no title', { title: both(' ') }, { field: 'title.vi', code: 'required' }],
    ['two lines of title', { title: { vi: 'A\nB', en: '' } }, { field: 'title.vi', code: 'not_plain_text' }],
    ['another day', { date: '2026-12-13' }, { field: 'date', code: 'outside_event' }],
    ['before the gates open', { startsAt: '07:59' }, { field: 'startsAt', code: 'outside_hours' }],
    ['after they close', { endsAt: '17:01' }, { field: 'endsAt', code: 'outside_hours' }],
    ['an end before its start', { startsAt: '10:00', endsAt: '09:00' }, { field: 'endsAt', code: 'ends_before_start' }],
    ['a time that is none', { startsAt: '9h' }, { field: 'startsAt', code: 'not_a_time' }],
    ['the room of another event', { roomId: 'x' }, { field: 'roomId', code: 'unknown_value' }],
    ['the speaker of another event', { speakerIds: ['x'] }, { field: 'speakerIds', code: 'unknown_value' }],
    ['a speaker twice', { speakerIds: ['lan', 'lan'] }, { field: 'speakerIds', code: 'duplicate' }],
    ['no place at all', { places: 0 }, { field: 'places', code: 'too_small' }],
  ])('is refused with %s', (_, change, problem) => {
    expect(sessionProblems({ ...input, ...change }, frame)).toContainEqual(problem);
  });
});

it('says what is wrong with rooms and speakers', () => {
  expect(roomProblems({ name: both('Hội trường 1'), place: both(''), capacity: null })).toEqual([]);
  expect(roomProblems({ name: { vi: '', en: '' }, place: both(''), capacity: 0 })).toEqual([
    { field: 'name.vi', code: 'required' },
    { field: 'capacity', code: 'too_small' },
  ]);
  const texts = { position: both(''), organisation: both('x'.repeat(151)), bio: both('') };
  expect(speakerProblems({ fullName: 'a@b', ...texts })).toEqual([
    { field: 'fullName', code: 'contains_link' },
    { field: 'organisation.vi', code: 'too_long' },
    { field: 'organisation.en', code: 'too_long' },
  ]);
});

describe('a room', () => {
  const other = session({ id: 'b' });
  const taken = (change: Partial<ScheduledSession>) => roomTakenBy(session(change), [session(), other])?.id ?? null;

  it('has one session at a time; the next may begin when one ends', () => {
    expect(taken({ startsAt: '09:59', endsAt: '11:00' })).toBe('b');
    expect(taken({ startsAt: '10:00', endsAt: '11:00' })).toBeNull();
    expect(taken({ date: '2026-12-13' })).toBeNull();
    expect(taken({ roomId: 'other' })).toBeNull();
    expect(taken({ roomId: null })).toBeNull();
  });

  it('is free of what is cancelled', () => {
    expect(roomTakenBy(session(), [{ ...other, status: 'CANCELLED' }])).toBeNull();
    expect(taken({ status: 'CANCELLED' })).toBeNull();
  });
});

it('warns of a speaker in two places, of closed gates, of a small room and of none', () => {
  const one = session({ speakers: [lan], places: 101 });
  const two = session({ id: 'b', startsAt: '09:30', roomId: null, endsAt: '17:30', speakers: [lan] });
  const codes = (of: ScheduledSession, all: ScheduledSession[]) => warningsOf(of, all, frame).map(({ code }) => code);
  expect(warningsOf(one, [one, two], frame)[0]).toMatchObject({ speakerName: lan.fullName, other: { id: 'b' } });
  expect(codes(one, [one, two])).toEqual(['SPEAKER_TWICE', 'MORE_PLACES_THAN_ROOM']);
  expect(codes(two, [one, two])).toEqual(['SPEAKER_TWICE', 'OUTSIDE_HOURS', 'NO_ROOM']);
  expect(codes(one, [one, { ...two, status: 'CANCELLED' }])).toEqual(['MORE_PLACES_THAN_ROOM']);
  expect(codes({ ...two, status: 'CANCELLED' }, [one])).toEqual([]);
});

describe('signing up', () => {
  const facts: SignUpFacts = {
    eventStatus: 'PUBLISHED',
    session: { ...session({ places: 2 }), taken: 1 },
    ticketDates: ['2026-12-12'],
    ticketValid: true,
    mine: [],
  };
  const before = new Date('2026-12-12T01:59:59Z');
  const judged = (change: Partial<SignUpFacts>, now = before) => judgeSignUp({ ...facts, ...change }, now);
  const of = (change: Partial<SignUpFacts['session']>) => ({ session: { ...facts.session, ...change } });

  it('is for who has a ticket of that day, until it begins', () => {
    expect(judged({})).toBeNull();
    const reason = (change: Partial<SignUpFacts>, now?: Date) =>
      (judged(change, now) as InvalidInput & { data: { reason: string } }).data.reason;
    expect(reason({ ticketValid: false })).toBe('NO_TICKET');
    expect(reason({ eventStatus: 'DRAFT' })).toBe('NO_TICKET');
    expect(reason(of({ places: null }))).toBe('OPEN_SEATING');
    expect(reason(of({ status: 'CANCELLED' }))).toBe('CANCELLED');
    expect(reason({ ticketDates: ['2026-12-13'] })).toBe('OTHER_DAY');
    expect(reason({}, new Date('2026-12-12T02:00:00Z'))).toBe('STARTED');
  });

  it('says how many places there were, and with which other session it collides', () => {
    expect(judged(of({ taken: 2 }))).toMatchObject({ code: 'SessionFull', data: { places: 2 } });
    const other = session({ id: 'b', startsAt: '09:30', endsAt: '10:30', title: both('Ươm tạo') });
    expect(judged({ mine: [other] })).toMatchObject({ code: 'SessionsOverlap', data: { title: both('Ươm tạo') } });
    expect(judged({ mine: [{ ...other, status: 'CANCELLED' }] })).toBeNull();
    expect(judged({ mine: [facts.session] })).toBeNull();
  });
});

describe('what people are told', () => {
  const known: KnownSession = {
    status: 'PLANNED',
    date: '2026-12-12',
    startsAt: '09:00',
    endsAt: '10:00',
    roomId: 'hall',
    roomName: both('Hội trường'),
  };

  it('is another time, another room, a cancellation and its end; not what came back to where it was', () => {
    expect(changeToTell(known, { ...known, startsAt: '09:30' })).toBe('MOVED');
    expect(changeToTell(known, { ...known, roomId: null, roomName: null })).toBe('MOVED');
    expect(changeToTell(known, { ...known, status: 'CANCELLED' })).toBe('CANCELLED');
    expect(changeToTell({ ...known, status: 'CANCELLED' }, known)).toBe('RESTORED');
    expect(changeToTell(known, { ...known, roomName: both('Hội trường lớn') })).toBeNull();
    const cancelled = { ...known, status: 'CANCELLED' } as const;
    expect(changeToTell(cancelled, { ...cancelled, startsAt: '11:00' })).toBeNull();
  });

  it('waits some minutes after each change, but not for ever', () => {
    const first = new Date('2026-12-01T00:00:00Z');
    const later = (ms: number) => new Date(first.getTime() + ms);
    expect(tellAt(first, first)).toEqual(later(GATHER_MS));
    expect(tellAt(first, later(60_000))).toEqual(later(60_000 + GATHER_MS));
    expect(tellAt(first, later(GATHER_AT_MOST_MS - 1))).toEqual(later(GATHER_AT_MOST_MS));
  });
});
