import { type Permission, defineStateMachine } from '@pho-hien/kernel';

/** The states of a registration once it is submitted; a draft lives in the registrant's browser only. */
export const REGISTRATION_STATUSES = [
  'AWAITING_APPROVAL',
  /** A place is held until a child's guardian consents. */
  'AWAITING_CONSENT',
  /** Stands in line for a place. */
  'WAITLISTED',
  /** A place is held until its holder accepts it. */
  'OFFERED',
  'CONFIRMED',
  'REJECTED',
  'CANCELLED',
  /** Somebody else has the place now. */
  'TRANSFERRED',
] as const;

/** The state of a registration. */
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** What can happen to a registration. */
export type RegistrationStep =
  | 'approve'
  | 'reject'
  | 'consent'
  | 'consentBeforeApproval'
  | 'consentInLine'
  | 'letConsentLapse'
  | 'offerPlace'
  | 'acceptPlace'
  | 'letOfferLapse'
  | 'correct'
  | 'cancel'
  | 'transfer';

/** Who may make it happen: staff with a permission, whoever holds the link of the wallet, a child's guardian, or the system. */
export type RegistrationDecider = Permission | 'holder' | 'guardian' | 'system';

/**
 * The registration workflow. A ticket exists from `CONFIRMED` on. Somebody on the waitlist who is approved
 * keeps their place in line: approval makes them one of those who may be offered a place.
 */
export const registrationLifecycle = defineStateMachine<RegistrationStatus, RegistrationStep, RegistrationDecider>({
  states: REGISTRATION_STATUSES,
  initial: ['AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'CONFIRMED'],
  transitions: [
    { event: 'approve', from: ['AWAITING_APPROVAL'], to: 'CONFIRMED', by: ['registration.decide'] },
    { event: 'approve', from: ['WAITLISTED'], to: 'WAITLISTED', by: ['registration.decide'] },
    { event: 'reject', from: ['AWAITING_APPROVAL', 'WAITLISTED'], to: 'REJECTED', by: ['registration.decide'] },
    { event: 'offerPlace', from: ['WAITLISTED'], to: 'OFFERED', by: ['system'] },
    { event: 'acceptPlace', from: ['OFFERED'], to: 'CONFIRMED', by: ['holder'] },
    { event: 'letOfferLapse', from: ['OFFERED'], to: 'CANCELLED', by: ['system'] },
    {
      event: 'consent',
      from: ['AWAITING_CONSENT'],
      to: 'CONFIRMED',
      by: ['guardian', 'organisation.represent'],
    },
    {
      event: 'consentBeforeApproval',
      from: ['AWAITING_CONSENT'],
      to: 'AWAITING_APPROVAL',
      by: ['guardian', 'organisation.represent'],
    },
    { event: 'consentInLine', from: ['WAITLISTED'], to: 'WAITLISTED', by: ['guardian'] },
    { event: 'letConsentLapse', from: ['AWAITING_CONSENT', 'WAITLISTED'], to: 'CANCELLED', by: ['system'] },
    {
      event: 'cancel',
      from: ['AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED'],
      to: 'CANCELLED',
      by: ['holder', 'guardian', 'registration.decide', 'organisation.represent'],
    },
    // Name, telephone, organisation and address change; the state stays.
    ...(['AWAITING_APPROVAL', 'AWAITING_CONSENT', 'WAITLISTED', 'OFFERED', 'CONFIRMED'] as const).map((state) => ({
      event: 'correct' as const,
      from: [state],
      to: state,
      by: ['holder', 'registration.decide'] as const,
    })),
    { event: 'transfer', from: ['CONFIRMED'], to: 'TRANSFERRED', by: ['holder', 'registration.decide'] },
  ],
});

/** The states in which a registration counts as the person's one live registration for a ticket type. */
export const LIVE_REGISTRATION_STATUSES = [
  'AWAITING_APPROVAL',
  'AWAITING_CONSENT',
  'WAITLISTED',
  'OFFERED',
  'CONFIRMED',
] as const;

/** In which count of its ticket type's places a registration stands; the others stand in none. */
export const COUNTED_AS: Readonly<Partial<Record<RegistrationStatus, 'confirmed' | 'held' | 'waiting'>>> = {
  CONFIRMED: 'confirmed',
  AWAITING_CONSENT: 'held',
  OFFERED: 'held',
  WAITLISTED: 'waiting',
};

/** Whether the registration is still alive. */
export function isLive(status: RegistrationStatus): boolean {
  return (LIVE_REGISTRATION_STATUSES as readonly RegistrationStatus[]).includes(status);
}
