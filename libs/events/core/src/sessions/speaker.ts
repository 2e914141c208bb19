import {
  type FieldProblem,
  type LocalizedText,
  LOCALES,
  nameProblem,
  normaliseName,
  problemIn,
  textProblem,
} from '@pho-hien/kernel';

/** The most characters of each text about a speaker. */
export const SPEAKER_TEXT_LENGTHS = { position: 150, organisation: 150, bio: 1_000 } as const;

/** What an organiser says of a speaker; all of it is shown to everybody. */
export interface SpeakerInput {
  readonly fullName: string;
  /** Such as *Giám đốc*; may be empty. */
  readonly position: LocalizedText;
  /** May be empty. */
  readonly organisation: LocalizedText;
  /** A few sentences; may be empty. */
  readonly bio: LocalizedText;
}

/** What is wrong with a speaker. */
export function speakerProblems(input: SpeakerInput): FieldProblem[] {
  const fields = Object.entries(SPEAKER_TEXT_LENGTHS) as [keyof typeof SPEAKER_TEXT_LENGTHS, number][];
  return [
    ...problemIn('fullName', nameProblem(input.fullName)),
    ...fields.flatMap(([field, longest]) =>
      LOCALES.flatMap((locale) => problemIn(`${field}.${locale}`, textProblem(input[field][locale], longest))),
    ),
  ];
}

/** The speaker as they are stored. */
export function normaliseSpeaker(input: SpeakerInput): SpeakerInput {
  const tidy = (text: LocalizedText, one: (text: string) => string) => ({ vi: one(text.vi), en: one(text.en) });
  return {
    fullName: normaliseName(input.fullName),
    position: tidy(input.position, normaliseName),
    organisation: tidy(input.organisation, normaliseName),
    bio: tidy(input.bio, (text) => text.normalize('NFC').trim()),
  };
}
