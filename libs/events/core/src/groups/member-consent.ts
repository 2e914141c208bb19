import { defineStateMachine, type Permission } from '@pho-hien/kernel';

/**
 * Who agreed to a registration. Each registration says it: silence is a state of its own, never a gap.
 */
export const CONSENT_STATES = [
  /** The person themself. */
  'GIVEN',
  /** An adult whom somebody else entered has not answered yet: their name and badge are used, nothing else. */
  'ASKED',
  /** A child's guardian has not answered yet. */
  'GUARDIAN_ASKED',
  'GUARDIAN_GIVEN',
  /** The school recorded that it holds the guardian's authority. */
  'SCHOOL_AUTHORITY',
  'DECLINED',
  /** The guardian took the consent back. */
  'WITHDRAWN',
  /** The guardian did not answer in time. */
  'LAPSED',
] as const;

/** Who agreed to a registration. */
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What can happen to the consent. */
export type ConsentStep = 'agree' | 'decline' | 'agreeAsGuardian' | 'recordAuthority' | 'withdraw' | 'lapse';

/** How a registration that somebody else made comes to its consent. */
export const consentLifecycle = defineStateMachine<
  ConsentState,
  ConsentStep,
  Permission | 'holder' | 'guardian' | 'system'
>({
  states: CONSENT_STATES,
  initial: ['GIVEN', 'ASKED', 'GUARDIAN_ASKED', 'SCHOOL_AUTHORITY'],
  transitions: [
    { event: 'agree', from: ['ASKED'], to: 'GIVEN', by: ['holder'] },
    { event: 'decline', from: ['ASKED'], to: 'DECLINED', by: ['holder'] },
    { event: 'agreeAsGuardian', from: ['GUARDIAN_ASKED'], to: 'GUARDIAN_GIVEN', by: ['guardian'] },
    { event: 'decline', from: ['GUARDIAN_ASKED'], to: 'DECLINED', by: ['guardian'] },
    {
      event: 'recordAuthority',
      from: ['GUARDIAN_ASKED'],
      to: 'SCHOOL_AUTHORITY',
      by: ['organisation.represent'],
    },
    { event: 'withdraw', from: ['GUARDIAN_GIVEN'], to: 'WITHDRAWN', by: ['guardian'] },
    { event: 'lapse', from: ['GUARDIAN_ASKED'], to: 'LAPSED', by: ['system'] },
  ],
});

/** As far as consent goes, who a registration is of. */
export interface ConsentFacts {
  /** Under 16 when they were entered. */
  readonly minor: boolean;
  readonly consent: ConsentState;
}

/** The states in which the registration of a child may be confirmed; the database keeps the same rule. */
export const CONSENTS_FOR_A_MINOR: readonly ConsentState[] = ['GUARDIAN_GIVEN', 'SCHOOL_AUTHORITY'];

/** Whether consent stands in the way of a place in the queue or a ticket: a child's needs the guardian's or the school's. */
export function mayBeConfirmed({ minor, consent }: ConsentFacts): boolean {
  return minor ? CONSENTS_FOR_A_MINOR.includes(consent) : consent === 'GIVEN' || consent === 'ASKED';
}

/** The states in which somebody's details may be used, for queries that choose whom to write to. */
export const CONSENTS_FOR_DETAILS: readonly ConsentState[] = ['GIVEN', ...CONSENTS_FOR_A_MINOR];

/**
 * Whether anything beyond name and badge may be used: announcements, reminders, a name in a list for others.
 * Mails that ask for the answer itself are not meant.
 */
export function mayUseDetails(facts: ConsentFacts): boolean {
  return CONSENTS_FOR_DETAILS.includes(facts.consent) && mayBeConfirmed(facts);
}

/**
 * Whether address and number may be given to exhibitors or anybody else outside the organisers' team.
 * Never a child's, whoever agreed to whatever. Ask it wherever a contact leaves: lead capture at a stand,
 * exports, business cards, meeting tables. Where it says yes the purpose still needs a consent of its own.
 */
export function mayShareContact(facts: ConsentFacts): boolean {
  return !facts.minor && facts.consent === 'GIVEN';
}

/** The version of the text that a guardian is shown today; every version that somebody agreed to is kept. */
export const GUARDIAN_TEXT_VERSION = 1;

/** The version of what a school states when it records its authority. */
export const AUTHORITY_TEXT_VERSION = 1;
