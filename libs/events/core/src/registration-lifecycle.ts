import { type Permission, defineStateMachine } from '@pho-hien/kernel';

/** The states of a registration once it is submitted; a draft lives in the registrant's browser only. */
export const REGISTRATION_STATUSES = ['AWAITING_APPROVAL', 'WAITLISTED', 'CONFIRMED', 'REJECTED', 'CANCELLED'] as const;

/** The state of a registration. */
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** What can happen to a registration. */
export type RegistrationStep = 'approve' | 'reject' | 'cancel' | 'confirmFromWaitlist' | 'considerFromWaitlist';

/** Who may make it happen: staff with a permission, whoever holds the link of the wallet, or the system. */
export type RegistrationDecider = Permission | 'holder' | 'system';

/** The registration workflow. A ticket exists from `CONFIRMED` on. */
export const registrationLifecycle = defineStateMachine<RegistrationStatus, RegistrationStep, RegistrationDecider>({
  states: REGISTRATION_STATUSES,
  initial: ['AWAITING_APPROVAL', 'WAITLISTED', 'CONFIRMED'],
  transitions: [
    { event: 'approve', from: ['AWAITING_APPROVAL'], to: 'CONFIRMED', by: ['registration.decide'] },
    { event: 'reject', from: ['AWAITING_APPROVAL', 'WAITLISTED'], to: 'REJECTED', by: ['registration.decide'] },
    {
      event: 'cancel',
      from: ['AWAITING_APPROVAL', 'WAITLISTED', 'CONFIRMED'],
      to: 'CANCELLED',
      by: ['holder', 'registration.decide'],
    },
    { event: 'confirmFromWaitlist', from: ['WAITLISTED'], to: 'CONFIRMED', by: ['system'] },
    { event: 'considerFromWaitlist', from: ['WAITLISTED'], to: 'AWAITING_APPROVAL', by: ['system'] },
  ],
});

/** The states in which a registration counts as the person's one live registration for a ticket type. */
export const LIVE_REGISTRATION_STATUSES = ['AWAITING_APPROVAL', 'WAITLISTED', 'CONFIRMED'] as const;

/** Whether the registration is still alive. */
export function isLive(status: RegistrationStatus): boolean {
  return (LIVE_REGISTRATION_STATUSES as readonly RegistrationStatus[]).includes(status);
}
