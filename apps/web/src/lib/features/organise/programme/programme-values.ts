import type { ManagedProgrammeQuery } from '#generated/graphql.ts';
import { SESSION_KINDS, type SessionInput } from '@pho-hien/events-core';

type Programme = ManagedProgrammeQuery['managedEvent'];
type Room = Programme['rooms'][number];
type Speaker = Programme['speakers'][number];
type Session = Programme['sessions'][number];
type Problem = { field: string; code: string };

const roomFields = ['name.vi', 'name.en', 'place.vi', 'place.en', 'capacity'] as const;
const speakerFields = [
  'fullName',
  'position.vi',
  'position.en',
  'organisation.vi',
  'organisation.en',
  'bio.vi',
  'bio.en',
] as const;
const sessionFields = [
  'title.vi',
  'title.en',
  'abstract.vi',
  'abstract.en',
  'kind',
  'track.vi',
  'track.en',
  'date',
  'startsAt',
  'endsAt',
  'roomId',
  'places',
] as const;

/** Rooms, speakers and sessions as their forms hold them. */
export type RoomValues = Record<(typeof roomFields)[number], string>;
export type SpeakerValues = Record<(typeof speakerFields)[number], string>;
export type SessionValues = Record<(typeof sessionFields)[number], string> & { speakerIds: string[] };

const textIn = (data: FormData) => (name: string) => String(data.get(name) ?? '').replace(/\r\n/g, '\n');
const read = <Field extends string>(data: FormData, fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, textIn(data)(field)])) as Record<Field, string>;
const empty = <Field extends string>(fields: readonly Field[]) => read(new FormData(), fields);

export const newRoom = (): RoomValues => empty(roomFields);
export const readRoom = (data: FormData): RoomValues => read(data, roomFields);
export const roomValues = ({ name, place, capacity }: Room): RoomValues => ({
  'name.vi': name.vi,
  'name.en': name.en,
  'place.vi': place.vi,
  'place.en': place.en,
  capacity: capacity === null ? '' : String(capacity),
});

/** A whole number, or nothing; what is no number is a problem of the field. */
function numberIn(text: string, field: string, problems: Problem[]): number | null {
  if (text.trim() === '') return null;
  const value = Number(text.replace(/[.\s]/g, ''));
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
  problems.push({ field, code: 'not_a_number' });
  return null;
}

export function roomInput(values: RoomValues) {
  const problems: Problem[] = [];
  const input = {
    name: { vi: values['name.vi'], en: values['name.en'] },
    place: { vi: values['place.vi'], en: values['place.en'] },
    capacity: numberIn(values.capacity, 'capacity', problems),
  };
  return { input, problems };
}

export const newSpeaker = (): SpeakerValues => empty(speakerFields);
export const readSpeaker = (data: FormData): SpeakerValues => read(data, speakerFields);
export const speakerValues = ({ fullName, position, organisation, bio }: Speaker): SpeakerValues => ({
  fullName,
  'position.vi': position.vi,
  'position.en': position.en,
  'organisation.vi': organisation.vi,
  'organisation.en': organisation.en,
  'bio.vi': bio.vi,
  'bio.en': bio.en,
});
export const speakerInput = (values: SpeakerValues) => ({
  fullName: values.fullName,
  position: { vi: values['position.vi'], en: values['position.en'] },
  organisation: { vi: values['organisation.vi'], en: values['organisation.en'] },
  bio: { vi: values['bio.vi'], en: values['bio.en'] },
});

/** A session that is still to be written, on the day that the address names. */
export const newSession = (date: string): SessionValues => ({
  ...empty(sessionFields),
  kind: 'TALK',
  date,
  speakerIds: [],
});
export const readSession = (data: FormData): SessionValues => ({
  ...read(data, sessionFields),
  speakerIds: [...new Set(data.getAll('speakerIds').map(String).filter(Boolean))],
});
export const sessionValues = (session: Session): SessionValues => ({
  'title.vi': session.title.vi,
  'title.en': session.title.en,
  'abstract.vi': session.abstract.vi,
  'abstract.en': session.abstract.en,
  kind: session.kind,
  'track.vi': session.track.vi,
  'track.en': session.track.en,
  date: session.date,
  startsAt: session.startsAt,
  endsAt: session.endsAt,
  roomId: session.room?.id ?? '',
  places: session.places === null ? '' : String(session.places),
  speakerIds: session.speakers.map(({ id }) => id),
});

/** The form as the API takes it, or what cannot even be read as such. */
export function sessionInput(values: SessionValues) {
  const problems: Problem[] = [];
  const input: SessionInput & { speakerIds: string[] } = {
    title: { vi: values['title.vi'], en: values['title.en'] },
    abstract: { vi: values['abstract.vi'], en: values['abstract.en'] },
    kind: SESSION_KINDS.find((kind) => kind === values.kind) ?? 'TALK',
    track: { vi: values['track.vi'], en: values['track.en'] },
    date: values.date,
    startsAt: values.startsAt.slice(0, 5),
    endsAt: values.endsAt.slice(0, 5),
    roomId: values.roomId || null,
    places: numberIn(values.places, 'places', problems),
    speakerIds: values.speakerIds,
  };
  return { input, problems };
}
