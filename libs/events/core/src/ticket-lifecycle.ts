import { type Permission, defineStateMachine } from '@pho-hien/kernel';

/** The states of a ticket. */
export const TICKET_STATUSES = ['VALID', 'REVOKED', 'REPLACED', 'CANCELLED'] as const;

/** The state of a ticket. */
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** What can happen to a ticket: `cancel` follows from the cancelled registration. */
export type TicketStep = 'revoke' | 'reissue' | 'cancel';

/** The ticket workflow. Reissuing replaces the ticket by another with an id of its own. */
export const ticketLifecycle = defineStateMachine<TicketStatus, TicketStep, Permission | 'holder'>({
  states: TICKET_STATUSES,
  initial: ['VALID'],
  transitions: [
    { event: 'revoke', from: ['VALID'], to: 'REVOKED', by: ['ticket.manage'] },
    { event: 'reissue', from: ['VALID'], to: 'REPLACED', by: ['ticket.manage'] },
    { event: 'cancel', from: ['VALID'], to: 'CANCELLED', by: ['holder', 'registration.decide'] },
  ],
});
