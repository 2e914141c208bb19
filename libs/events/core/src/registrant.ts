import {
  type FieldProblem,
  nameProblem,
  normaliseEmail,
  normaliseName,
  parseEmail,
  parsePhone,
  problemIn,
  searchKey,
  textProblem,
} from '@pho-hien/kernel';

/** The most characters of the note to the organisers. */
export const NOTE_LENGTH = 500;

/** What somebody typed about themselves. */
export interface RegistrantInput {
  /** Family name first. */
  readonly fullName: string;
  readonly email: string;
  readonly phone?: string | null;
  readonly organisationName?: string | null;
  readonly note?: string | null;
}

/** A registrant as stored. */
export interface Registrant {
  readonly fullName: string;
  readonly email: string;
  /** `+84` and nine digits. */
  readonly phone: string | null;
  readonly organisationName: string | null;
  readonly note: string | null;
}

/** What is wrong with what somebody typed. Only name and address are required. */
export function registrantProblems(input: RegistrantInput): FieldProblem[] {
  const { fullName, email, phone, organisationName, note } = input;
  return [
    ...problemIn('fullName', nameProblem(fullName)),
    ...problemIn('email', email.trim() === '' ? 'required' : parseEmail(email) === null ? 'not_an_email' : null),
    ...problemIn('phone', isBlank(phone) || parsePhone(phone) !== null ? null : 'not_a_phone'),
    ...problemIn('organisationName', isBlank(organisationName) ? null : nameProblem(organisationName)),
    ...problemIn('note', isBlank(note) ? null : textProblem(note, NOTE_LENGTH)),
  ];
}

/** The registrant as stored. Meant for input without problems. */
export function normaliseRegistrant(input: RegistrantInput): Registrant {
  return {
    fullName: normaliseName(input.fullName),
    email: normaliseEmail(input.email),
    phone: isBlank(input.phone) ? null : parsePhone(input.phone),
    organisationName: isBlank(input.organisationName) ? null : normaliseName(input.organisationName),
    note: isBlank(input.note) ? null : input.note.normalize('NFC').trim(),
  };
}

/**
 * Who counts as the same person for one ticket type: the address together with the name as searched.
 * Families share an address, so the address alone is not enough.
 */
export function identityKeyOf({ email, fullName }: Pick<Registrant, 'email' | 'fullName'>): string {
  return `${normaliseEmail(email)}|${searchKey(fullName)}`;
}

/** By what two registrations look like one person under two addresses; `null` without a phone. It warns, never blocks. */
export function resemblanceKeyOf({ phone, fullName }: Pick<Registrant, 'phone' | 'fullName'>): string | null {
  return phone === null ? null : `${phone}|${searchKey(fullName)}`;
}

/** What an organiser is warned of. */
export const REGISTRATION_WARNINGS = ['SAME_NAME_AND_PHONE'] as const;

/** What an organiser is warned of. */
export type RegistrationWarning = (typeof REGISTRATION_WARNINGS)[number];

/** What to warn of about one registration beside the other live ones of the event. */
export function registrationWarnings(
  registrant: Pick<Registrant, 'phone' | 'fullName'>,
  others: readonly Pick<Registrant, 'phone' | 'fullName'>[],
): RegistrationWarning[] {
  const key = resemblanceKeyOf(registrant);
  return key !== null && others.some((other) => resemblanceKeyOf(other) === key) ? ['SAME_NAME_AND_PHONE'] : [];
}

function isBlank(text: string | null | undefined): text is null | undefined | '' {
  return text == null || text.trim() === '';
}
