import {
  type FieldProblem,
  type Locale,
  nameProblem,
  normaliseEmail,
  normaliseName,
  parseEmail,
  parsePhone,
  problemIn,
} from '@pho-hien/kernel';
import { type Guardian, guardianOf, guardianProblems } from '../guardian.ts';

/** One person of a group, as whoever enters them says. */
export interface GroupPersonInput {
  /** Family name first. */
  readonly fullName: string;
  /** May be empty for a child whose guardian has an address. */
  readonly email: string;
  readonly phone?: string | null;
  /** Whether they are under 16 today. */
  readonly minor: boolean;
  readonly guardianName?: string | null;
  readonly guardianEmail?: string | null;
  /** The language of their mails. */
  readonly locale: Locale;
}

/** One person of a group, as stored. */
export interface GroupPerson {
  readonly fullName: string;
  /** Where mails about the registration go: their own, or for a child without one the guardian's. */
  readonly email: string;
  /** `+84` and nine digits. */
  readonly phone: string | null;
  readonly minor: boolean;
  readonly guardian: Guardian | null;
  readonly locale: Locale;
}

/** Fields of a person that can be wrong, as forms and columns are named. */
export const PERSON_FIELDS = ['fullName', 'email', 'phone', 'minor', 'guardianName', 'guardianEmail'] as const;

/**
 * What is wrong with one person. A child needs a guardian with name and address, unless the school has
 * recorded its authority; then an address of the child or of the guardian is enough.
 */
export function personProblems(person: GroupPersonInput, schoolAuthority: boolean): FieldProblem[] {
  const { fullName, email, phone, minor, guardianName, guardianEmail } = person;
  const guardianNeeded = minor && !schoolAuthority;
  const guardianGiven = !isBlank(guardianName) || !isBlank(guardianEmail);
  const emailNeeded = !minor || isBlank(guardianEmail);
  return [
    ...problemIn('fullName', nameProblem(fullName)),
    ...problemIn('email', addressProblem(email, emailNeeded && !guardianNeeded)),
    ...problemIn('phone', isBlank(phone) || parsePhone(phone) !== null ? null : 'not_a_phone'),
    ...(minor && (guardianNeeded || guardianGiven) ? guardianProblems(person) : []),
  ];
}

/** The person as stored. Meant for input without problems. What is said of an adult's guardian is dropped. */
export function normalisePerson(person: GroupPersonInput): GroupPerson {
  const { minor, guardianName, guardianEmail } = person;
  const guardian = isBlank(guardianName) || isBlank(guardianEmail) ? null : guardianOf(person);
  return {
    fullName: normaliseName(person.fullName),
    email: isBlank(person.email) && guardian ? guardian.email : normaliseEmail(person.email),
    phone: isBlank(person.phone) ? null : parsePhone(person.phone),
    minor,
    guardian,
    locale: person.locale,
  };
}

function addressProblem(address: string, required: boolean) {
  if (isBlank(address)) return required ? 'required' : null;
  return parseEmail(address) === null ? 'not_an_email' : null;
}

function isBlank(text: string | null | undefined): text is null | undefined | '' {
  return text == null || text.trim() === '';
}
