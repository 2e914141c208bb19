import { type DomainError, type FieldProblem, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { availabilityOf, registrationEndsAt, remainingPlaces } from '../availability.ts';
import { CONSENT_TEXT_VERSIONS } from '../consent.ts';
import { RegistrationClosed } from '../failures.ts';
import { type BeginningStatus, beginsAs } from '../guardian.ts';
import type { RegistrationFacts } from '../judge-registration.ts';
import { identityKeyOf } from '../registrant.ts';
import { type GroupPerson, type GroupPersonInput, normalisePerson, personProblems } from './group-person.ts';
import { AsksEachPerson, GroupHasProblems, NotEnoughPlaces, type PersonProblem } from './group-failures.ts';
import { isForGroups } from './is-for-groups.ts';
import type { ConsentState } from './member-consent.ts';

/** The most people in one group. */
export const MOST_PEOPLE = 2000;
/** The most characters of the reference of a school's authority. */
export const REFERENCE_LENGTH = 200;

/** How a group is entered. */
export const GROUP_SOURCES = ['TEAM', 'SPREADSHEET'] as const;

/** How a group is entered. */
export type GroupSource = (typeof GROUP_SOURCES)[number];

/** A group that somebody enters. */
export interface GroupInput {
  /** Made by the browser: the group's id, and what makes sending it twice one group. */
  readonly id: string;
  readonly organisationId: string;
  readonly ticketTypeId: string;
  readonly source: GroupSource;
  readonly people: readonly GroupPersonInput[];
  /** What the school's authority over its pupils rests on, such as the number of a decision; `null`: guardians are asked. */
  readonly authorityReference: string | null;
  /** Whether who enters the group agrees for themself, where they are in it, and to which version of the text. */
  readonly ownConsent: { readonly textVersion: number } | null;
}

/** What the rule rests on, loaded before. */
export interface GroupFacts extends Omit<RegistrationFacts, 'registeredSince'> {
  /** Who enters the group: an address that needs no question, because it is their own. */
  readonly ownEmail: string | null;
  /** Whether the organisation is one that can hold authority over pupils. */
  readonly school: boolean;
  /** `identityKeyOf` of those who have a live registration for the ticket type. */
  readonly registered: ReadonlySet<string>;
}

/** One person of an accepted group. */
export interface AcceptedPerson extends GroupPerson {
  readonly status: Exclude<BeginningStatus, 'WAITLISTED'>;
  readonly consent: Extract<ConsentState, 'GIVEN' | 'ASKED' | 'GUARDIAN_ASKED' | 'SCHOOL_AUTHORITY'>;
}

/** What becomes of a group: all of it or nothing. */
export type GroupJudgement =
  | { readonly accepted: true; readonly people: readonly AcceptedPerson[] }
  | { readonly accepted: false; readonly failure: DomainError };

/**
 * Judges a group as a whole. Each problem names the person by their place in the list, from 0. A newcomer
 * never passes somebody who waits: where there is a waitlist, no place is left.
 */
export function judgeGroup(facts: GroupFacts, input: GroupInput, now: Date): GroupJudgement {
  const { ticketType } = facts;
  if (!ticketType || ticketType.hidden || facts.eventStatus !== 'PUBLISHED') {
    return refused(new InvalidInput(problemIn('ticketTypeId', 'unknown_value')));
  }
  const closesAt = registrationEndsAt(ticketType.closesAt, facts.eventEndsAt);
  const availability = availabilityOf({ ...ticketType, closesAt }, now);
  if (availability === 'NOT_YET_OPEN' || availability === 'CLOSED') {
    return refused(new RegistrationClosed({ opensAt: ticketType.opensAt, closesAt }));
  }
  if (!isForGroups(facts.form)) return refused(new AsksEachPerson({ ticketTypeId: input.ticketTypeId }));
  const whole = groupProblems(input, facts.school);
  if (whole.length > 0) return refused(new InvalidInput(whole));
  const problems = peopleProblems(input, facts.registered);
  if (problems.length > 0) return refused(new GroupHasProblems({ problems }));
  const people = input.people.map((person) => accepted(normalisePerson(person), facts, input));
  const wanted = placesWanted(people);
  const left = remainingPlaces(ticketType);
  if (left !== null && left < wanted) {
    return refused(new NotEnoughPlaces({ ticketTypeId: input.ticketTypeId, wanted, left }));
  }
  return { accepted: true, people };
}

/** What is wrong with a group apart from its people. */
export function groupProblems(input: GroupInput, school: boolean): FieldProblem[] {
  const { people, authorityReference: reference, ownConsent } = input;
  const count = people.length === 0 ? 'required' : people.length > MOST_PEOPLE ? 'too_large' : null;
  return [
    ...problemIn('people', count),
    ...problemIn(
      'authorityReference',
      reference === null ? null : school ? textProblem(reference, REFERENCE_LENGTH, true) : 'not_allowed',
    ),
    ...problemIn(
      'ownConsent',
      ownConsent && ownConsent.textVersion !== CONSENT_TEXT_VERSIONS.REGISTRATION ? 'unknown_value' : null,
    ),
  ];
}

/** What is wrong with the people: their fields, one person twice, one who is registered already. */
export function peopleProblems(
  { people, authorityReference }: Pick<GroupInput, 'people' | 'authorityReference'>,
  registered: ReadonlySet<string>,
): PersonProblem[] {
  const first = new Map<string, number>();
  return people.flatMap((input, person): PersonProblem[] => {
    const problems = personProblems(input, authorityReference !== null);
    if (problems.length > 0) return problems.map((problem) => ({ person, ...problem, other: null }));
    const key = identityKeyOf(normalisePerson(input));
    const other = first.get(key);
    if (other !== undefined) return [{ person, field: 'fullName', code: 'duplicate', other }];
    first.set(key, person);
    return registered.has(key) ? [{ person, field: 'fullName', code: 'already_registered', other: null }] : [];
  });
}

/** How many places the group takes at once: who awaits approval takes none yet. */
export function placesWanted(people: readonly Pick<AcceptedPerson, 'status'>[]): number {
  return people.filter(({ status }) => status !== 'AWAITING_APPROVAL').length;
}

function accepted(person: GroupPerson, facts: GroupFacts, input: GroupInput): AcceptedPerson {
  const decided = facts.ticketType!.approval === 'AUTOMATIC' ? 'CONFIRMED' : 'AWAITING_APPROVAL';
  const begins = beginsAs(decided, { minor: person.minor, schoolAuthority: input.authorityReference !== null });
  const asked = !person.minor && !(input.ownConsent && person.email === facts.ownEmail);
  return { ...person, ...begins, ...(asked && { consent: 'ASKED' }) };
}

function refused(failure: DomainError): GroupJudgement {
  return { accepted: false, failure };
}
