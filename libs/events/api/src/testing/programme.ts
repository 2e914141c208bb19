import type { RoomInput, SessionInput, SpeakerInput } from '@pho-hien/events-core';
import { ANONYMOUS } from '@pho-hien/kernel';
import { Register } from '../registrations/register.ts';
import { SaveRoom } from '../sessions/rooms/save-room.ts';
import { SaveSession } from '../sessions/save-session.ts';
import { SaveSpeaker } from '../sessions/speakers/save-speaker.ts';
import { callerOf, type EventsApi, person, type TestEvent } from './events-api.ts';
import { aRegistration } from './inputs.ts';

const both = (text: string) => ({ vi: text, en: text });

/** A room whose name is nobody else's. */
export const aRoom = (name: string): RoomInput => ({ name: both(name), place: both('Tầng 2'), capacity: 100 });

export const aSpeaker = (fullName: string): SpeakerInput => ({
  fullName,
  position: both('Giám đốc'),
  organisation: both('Công ty Nhãn Lồng'),
  bio: both(''),
});

/** A talk on the first day of `anEvent`, from nine to ten, in no room, with open seating. */
export const aSession = (change: Partial<SessionInput> = {}): SessionInput => ({
  title: { vi: 'Gọi vốn cho khởi nghiệp', en: 'Funding a startup' },
  abstract: both(''),
  kind: 'TALK',
  track: both(''),
  date: '2099-12-12',
  startsAt: '09:00',
  endsAt: '10:00',
  roomId: null,
  places: null,
  speakerIds: [],
  ...change,
});

/** What tests of a programme do again and again. */
export class Programme {
  readonly organiser = callerOf(person('ADMINISTRATOR'));

  constructor(private readonly events: EventsApi) {}

  room(eventId: string, name = 'Hội trường A'): Promise<string> {
    return this.events.api.app.get(SaveRoom).run(this.organiser, { eventId }, aRoom(name));
  }

  speaker(eventId: string, name = 'Nguyễn Thị Lan'): Promise<string> {
    return this.events.api.app.get(SaveSpeaker).run(this.organiser, { eventId }, aSpeaker(name));
  }

  session(eventId: string, change: Partial<SessionInput> = {}): Promise<string> {
    return this.events.api.app.get(SaveSession).run(this.organiser, { eventId }, aSession(change));
  }

  change(id: string, version: number, change: Partial<SessionInput>): Promise<string> {
    return this.events.api.app.get(SaveSession).run(this.organiser, { id, version }, aSession(change));
  }

  /** Somebody new with a ticket; returns the registration's id. */
  async visitor(event: TestEvent): Promise<string> {
    const register = this.events.api.app.get(Register);
    return (await register.run(callerOf(ANONYMOUS), aRegistration(event.ticketTypeIds[0]!))).registrationId;
  }

  visitors(event: TestEvent, count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, () => this.visitor(event)));
  }
}
