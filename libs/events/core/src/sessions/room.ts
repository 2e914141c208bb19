import {
  type FieldProblem,
  type LocalizedText,
  LOCALES,
  nameProblem,
  normaliseName,
  problemIn,
  textProblem,
} from '@pho-hien/kernel';
import { MOST_PLACES } from '../ticket-type.ts';

/** The most characters that say where a room is. */
export const ROOM_PLACE_LENGTH = 200;

/** What an organiser says of a room. */
export interface RoomInput {
  readonly name: LocalizedText;
  /** Where it is, such as *Tầng 2, cạnh cầu thang*; may be empty. */
  readonly place: LocalizedText;
  /** People that fit; `null`: not said. */
  readonly capacity: number | null;
}

/** What is wrong with a room. English may be empty: then the Vietnamese is shown. */
export function roomProblems({ name, place, capacity }: RoomInput): FieldProblem[] {
  return [
    ...problemIn('name.vi', nameProblem(name.vi)),
    ...problemIn('name.en', name.en.trim() === '' ? null : nameProblem(name.en)),
    ...LOCALES.flatMap((locale) => problemIn(`place.${locale}`, textProblem(place[locale], ROOM_PLACE_LENGTH))),
    ...problemIn('capacity', capacity !== null && !Number.isInteger(capacity) ? 'not_a_number' : null),
    ...problemIn('capacity', capacity !== null && capacity < 1 ? 'too_small' : null),
    ...problemIn('capacity', capacity !== null && capacity > MOST_PLACES ? 'too_large' : null),
  ];
}

/** The room as it is stored. */
export function normaliseRoom({ name, place, capacity }: RoomInput): RoomInput {
  return {
    name: { vi: normaliseName(name.vi), en: normaliseName(name.en) },
    place: { vi: normaliseName(place.vi), en: normaliseName(place.en) },
    capacity,
  };
}
