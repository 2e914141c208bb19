import {
  type DomainError,
  type FieldProblem,
  type Locale,
  InvalidInput,
  isId,
  isLocale,
  problemIn,
} from '@pho-hien/kernel';
import { type Offer, availabilityOf, registrationEndsAt } from './availability.ts';
import { type ConsentInput, consentProblems, missingConsent } from './consent.ts';
import type { EventStatus } from './event-lifecycle.ts';
import { type AnsweredForm, formChange, type FormVersion, offeredFormProblems } from './forms/index.ts';
import {
  type AgeInput,
  ageProblems,
  type BeginningConsent,
  type BeginningStatus,
  beginsAs,
  type Guardian,
  guardianOf,
} from './guardian.ts';
import { AlreadyRegistered, ConsentRequired, RegistrationClosed, SoldOut } from './failures.ts';
import { type Registrant, type RegistrantInput, normaliseRegistrant, registrantProblems } from './registrant.ts';
import type { ApprovalMode } from './ticket-type.ts';

/** What a registration form sends. */
export interface RegisterInput extends RegistrantInput, AgeInput, AnsweredForm {
  /** Made by the browser: the registration's id, and what makes sending it twice one registration. */
  readonly id: string;
  readonly ticketTypeId: string;
  readonly locale: Locale;
  readonly consents: readonly ConsentInput[];
  /** Agrees to stand in line should every place be taken; nobody gets there without asking. */
  readonly joinWaitlist?: boolean;
}

/** What the rule rests on, loaded before. */
export interface RegistrationFacts {
  readonly eventStatus: EventStatus;
  /** The end of the event's last day. */
  readonly eventEndsAt: Date | null;
  /** `null`: there is no such ticket type. */
  readonly ticketType:
    (Offer & { readonly hidden: boolean; readonly approval: ApprovalMode; readonly waitlistOpen: boolean }) | null;
  /** The ticket type's form, in its newest version; absent or `null`: nothing more is asked. */
  readonly form?: FormVersion | null;
  /** Since when this person has a live registration for the ticket type; `null`: has none. */
  readonly registeredSince: Date | null;
}

/** What becomes of a registration. */
export type RegistrationJudgement =
  | {
      readonly accepted: true;
      readonly status: BeginningStatus;
      readonly registrant: Registrant;
      readonly consent: BeginningConsent;
      /** Whom to ask before anything is confirmed; `null`: an adult. */
      readonly guardian: Guardian | null;
    }
  | { readonly accepted: false; readonly failure: DomainError };

/**
 * Judges a whole registration, not the form that sent it.
 *
 * An unknown ticket type, a hidden one and one of an unpublished event look the same from outside.
 * Whoever is registered already is told so even when the last place has gone since.
 */
export function judgeRegistration(facts: RegistrationFacts, input: RegisterInput, now: Date): RegistrationJudgement {
  const { ticketType } = facts;
  if (!ticketType || ticketType.hidden || facts.eventStatus !== 'PUBLISHED') {
    return refused(new InvalidInput(problemIn('ticketTypeId', 'unknown_value')));
  }
  const closesAt = registrationEndsAt(ticketType.closesAt, facts.eventEndsAt);
  const availability = availabilityOf({ ...ticketType, closesAt }, now);
  if (availability === 'NOT_YET_OPEN' || availability === 'CLOSED') {
    return refused(new RegistrationClosed({ opensAt: ticketType.opensAt, closesAt }));
  }
  const change = formChange(facts.form, input);
  if (change) return refused(change);
  const problems = [...registrationProblems(input), ...offeredFormProblems(facts.form, input)];
  if (problems.length > 0) return refused(new InvalidInput(problems));
  const purpose = missingConsent(input.consents);
  if (purpose) return refused(new ConsentRequired({ purpose }));
  if (facts.registeredSince) return refused(new AlreadyRegistered({ since: facts.registeredSince }));
  const registrant = normaliseRegistrant(input);
  const begin = (status: Exclude<BeginningStatus, 'AWAITING_CONSENT'>): RegistrationJudgement => ({
    accepted: true,
    ...beginsAs(status, { minor: input.minor === true }),
    registrant,
    guardian: guardianOf(input),
  });
  if (availability === 'SOLD_OUT') {
    if (input.joinWaitlist && ticketType.waitlistOpen) return begin('WAITLISTED');
    const waitlistPosition = ticketType.waitlistOpen ? ticketType.waiting + 1 : null;
    return refused(new SoldOut({ ticketTypeId: input.ticketTypeId, waitlistPosition }));
  }
  return begin(ticketType.approval === 'AUTOMATIC' ? 'CONFIRMED' : 'AWAITING_APPROVAL');
}

/** What is wrong with the fields of a registration. */
export function registrationProblems(input: RegisterInput): FieldProblem[] {
  return [
    ...problemIn('id', isId(input.id) ? null : 'not_an_id'),
    ...problemIn('locale', isLocale(input.locale) ? null : 'unknown_value'),
    ...registrantProblems(input),
    ...ageProblems(input),
    ...consentProblems(input.consents),
  ];
}

function refused(failure: DomainError): RegistrationJudgement {
  return { accepted: false, failure };
}
