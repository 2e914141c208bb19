import {
  type FieldProblem,
  nameProblem,
  normaliseEmail,
  normaliseName,
  parseEmail,
  problemIn,
  searchKey,
} from '@pho-hien/kernel';
import { type ConsentInput, type ConsentPurpose, REQUIRED_CONSENTS } from './consent.ts';
import type { ConsentState } from './groups/member-consent.ts';
import type { RegistrationStatus } from './registration-lifecycle.ts';

/**
 * What somebody says about their age. Whether they are under 16 is all that the rule needs, so a date of
 * birth is not asked for; `null`: did not say, and silence is no answer.
 */
export interface AgeInput {
  readonly minor: boolean | null | undefined;
  readonly guardianName?: string | null;
  readonly guardianEmail?: string | null;
}

/** Who consents for somebody under 16; asked by mail, because the link goes there. */
export interface Guardian {
  readonly name: string;
  readonly email: string;
}

/** What is wrong with what somebody says about their age and, if they are under 16, about their guardian. */
export function ageProblems(input: AgeInput & { readonly fullName: string }): FieldProblem[] {
  if (input.minor == null) return problemIn('minor', 'required');
  return input.minor ? guardianProblems(input) : [];
}

/** What is wrong with a guardian: name and address are needed, and nobody is their own guardian. */
export function guardianProblems({
  fullName,
  guardianName,
  guardianEmail,
}: Omit<AgeInput, 'minor'> & { readonly fullName: string }): FieldProblem[] {
  const name = guardianName ?? '';
  const email = guardianEmail?.trim() ?? '';
  const same = searchKey(name) !== '' && searchKey(name) === searchKey(fullName);
  return [
    ...problemIn('guardianName', nameProblem(name) ?? (same ? 'duplicate' : null)),
    ...problemIn('guardianEmail', email === '' ? 'required' : parseEmail(email) === null ? 'not_an_email' : null),
  ];
}

/** The guardian as stored; of somebody of age none, whatever was typed. Meant for input without problems. */
export function guardianOf({ minor, guardianName, guardianEmail }: AgeInput): Guardian | null {
  if (!minor || !guardianName || !guardianEmail) return null;
  return { name: normaliseName(guardianName), email: normaliseEmail(guardianEmail) };
}

/** The states in which a registration begins. */
export type BeginningStatus = Extract<
  RegistrationStatus,
  'CONFIRMED' | 'AWAITING_APPROVAL' | 'WAITLISTED' | 'AWAITING_CONSENT'
>;

/** On whose consent a registration can stand when it begins. */
export type BeginningConsent = Extract<ConsentState, 'GIVEN' | 'GUARDIAN_ASKED' | 'SCHOOL_AUTHORITY'>;

/**
 * Where a registration begins that would begin at `status` if it were an adult's, and on whose consent it
 * stands. Whoever makes registrations asks it: forms, groups, transfers, walk-ups. A child without the
 * school's authority has a place held until the guardian consents; in the line a child waits like everybody,
 * and is offered a place only once the guardian has consented. No ticket is given out for `AWAITING_CONSENT`.
 */
export function beginsAs<Status extends Exclude<BeginningStatus, 'AWAITING_CONSENT'>>(
  status: Status,
  { minor, schoolAuthority = false }: { readonly minor: boolean; readonly schoolAuthority?: boolean },
): { readonly status: Status | 'AWAITING_CONSENT'; readonly consent: BeginningConsent } {
  if (!minor) return { status, consent: 'GIVEN' };
  if (schoolAuthority) return { status, consent: 'SCHOOL_AUTHORITY' };
  return { status: status === 'WAITLISTED' ? status : 'AWAITING_CONSENT', consent: 'GUARDIAN_ASKED' };
}

/** What a child is asked to agree to: nothing about a child is published, and nobody advertises to one. */
export const CONSENTS_ASKED_OF_A_MINOR: readonly ConsentPurpose[] = REQUIRED_CONSENTS;

/** The consents that count: those that were given, of a child only those that a child is asked for. */
export function consentsThatCount({
  minor,
  consents,
}: {
  readonly minor: boolean | null | undefined;
  readonly consents: readonly ConsentInput[];
}): ConsentInput[] {
  return consents.filter(({ purpose, given }) => given && (!minor || CONSENTS_ASKED_OF_A_MINOR.includes(purpose)));
}
