import {
  type FieldProblem,
  type LocalizedText,
  type TimeOfDay,
  type VietnamDay,
  isTimeOfDay,
  isVietnamDay,
  LOCALES,
  nameProblem,
  normaliseName,
  problemIn,
  textProblem,
} from '@pho-hien/kernel';
import { MOST_PLACES } from '../ticket-type.ts';
import { SESSION_KINDS, type SessionKind } from './session-kind.ts';

/** The most characters of each text of a session. */
export const SESSION_TEXT_LENGTHS = { title: 150, abstract: 5_000, track: 60 } as const;

/** The most speakers of one session. */
export const MOST_SPEAKERS = 20;

/** What an organiser says of a session. */
export interface SessionInput {
  readonly title: LocalizedText;
  /** May be empty. */
  readonly abstract: LocalizedText;
  readonly kind: SessionKind;
  /** The theme that it belongs to, such as *Gọi vốn*; may be empty. */
  readonly track: LocalizedText;
  /** A day of the event. */
  readonly date: VietnamDay;
  readonly startsAt: TimeOfDay;
  /** Later than `startsAt`, on the same day. */
  readonly endsAt: TimeOfDay;
  /** `null`: not yet decided. */
  readonly roomId: string | null;
  /** Places for which one signs up; `null`: open seating. */
  readonly places: number | null;
  /** In the order in which they are shown. */
  readonly speakerIds: readonly string[];
}

/** What a session has to fit into. */
export interface SessionFrame {
  readonly days: readonly { readonly date: VietnamDay; readonly opensAt: TimeOfDay; readonly closesAt: TimeOfDay }[];
  readonly roomIds: readonly string[];
  readonly speakerIds: readonly string[];
}

/**
 * What is wrong with a session. Outside the opening hours of its day it is refused, not warned of:
 * the gate would be closed to those who come. Whoever wants it longer opens the event longer first.
 */
export function sessionProblems(input: SessionInput, frame: SessionFrame): FieldProblem[] {
  const { title, abstract, track, places, roomId, speakerIds } = input;
  return [
    ...problemIn('title.vi', textProblem(title.vi, SESSION_TEXT_LENGTHS.title, true) ?? oneLineProblem(title.vi)),
    ...problemIn('title.en', textProblem(title.en, SESSION_TEXT_LENGTHS.title) ?? oneLineProblem(title.en)),
    ...LOCALES.flatMap((locale) => [
      ...problemIn(`abstract.${locale}`, textProblem(abstract[locale], SESSION_TEXT_LENGTHS.abstract)),
      ...problemIn(`track.${locale}`, trackProblem(track[locale])),
    ]),
    ...problemIn('kind', SESSION_KINDS.includes(input.kind) ? null : 'unknown_value'),
    ...timeProblems(input, frame),
    ...problemIn('roomId', roomId === null || frame.roomIds.includes(roomId) ? null : 'unknown_value'),
    ...problemIn('places', places !== null && !Number.isInteger(places) ? 'not_a_number' : null),
    ...problemIn('places', places !== null && places < 1 ? 'too_small' : null),
    ...problemIn('places', places !== null && places > MOST_PLACES ? 'too_large' : null),
    ...problemIn('speakerIds', speakerIds.every((id) => frame.speakerIds.includes(id)) ? null : 'unknown_value'),
    ...problemIn('speakerIds', new Set(speakerIds).size < speakerIds.length ? 'duplicate' : null),
    ...problemIn('speakerIds', speakerIds.length > MOST_SPEAKERS ? 'too_long' : null),
  ];
}

/** The session as it is stored. */
export function normaliseSession(input: SessionInput): SessionInput {
  const tidy = (text: LocalizedText, one: (text: string) => string) => ({ vi: one(text.vi), en: one(text.en) });
  return {
    ...input,
    title: tidy(input.title, normaliseName),
    abstract: tidy(input.abstract, (text) => text.normalize('NFC').trim()),
    track: tidy(input.track, normaliseName),
  };
}

function timeProblems({ date, startsAt, endsAt }: SessionInput, { days }: SessionFrame): FieldProblem[] {
  const day = days.find((one) => one.date === date);
  const times = isTimeOfDay(startsAt) && isTimeOfDay(endsAt);
  return [
    ...problemIn('date', !isVietnamDay(date) ? 'not_a_day' : day ? null : 'outside_event'),
    ...problemIn('startsAt', !isTimeOfDay(startsAt) ? 'not_a_time' : null),
    ...problemIn('endsAt', !isTimeOfDay(endsAt) ? 'not_a_time' : null),
    ...problemIn('endsAt', times && endsAt <= startsAt ? 'ends_before_start' : null),
    ...problemIn('startsAt', times && day && startsAt < day.opensAt ? 'outside_hours' : null),
    ...problemIn('endsAt', times && day && endsAt > day.closesAt ? 'outside_hours' : null),
  ];
}

const oneLineProblem = (text: string) => (/[\t\n\r<>]/.test(text) ? 'not_plain_text' : null);
const trackProblem = (text: string) =>
  text.trim() === ''
    ? null
    : (nameProblem(text) ?? textProblem(text, SESSION_TEXT_LENGTHS.track) ?? oneLineProblem(text));
