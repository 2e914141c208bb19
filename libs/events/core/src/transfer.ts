import type { EventStatus } from './event-lifecycle.ts';
import type { RegistrationStatus } from './registration-lifecycle.ts';
import type { TicketStatus } from './ticket-lifecycle.ts';

/** Why a ticket cannot be passed on to somebody else. */
export const TRANSFER_REFUSALS = ['NOT_CONFIRMED', 'MINOR', 'NOT_ALLOWED', 'TOO_LATE', 'ALREADY_USED'] as const;

/** Why a ticket cannot be passed on to somebody else. */
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number];

/** What a transfer rests on. */
export interface TransferFacts {
  readonly registration: RegistrationStatus;
  /** Under 16 when they were entered: the guardian or the school answered for this child and for nobody else. */
  readonly minor: boolean;
  /** Of the newest ticket; `null`: there is none. */
  readonly ticket: TicketStatus | null;
  readonly event: EventStatus;
  /** The end of the event's last day. */
  readonly eventEndsAt: Date | null;
  /** What the organisers set for the ticket type; `until` is not included, `null`: as long as the event. */
  readonly rules: TransferRules;
  /** Whether the ticket was ever let in at a gate. */
  readonly used: boolean;
}

/** What the organisers set about passing tickets of a type on. */
export interface TransferRules {
  readonly allowed: boolean;
  readonly until: Date | null;
}

/** Whether a ticket may be passed on now: the same when it is offered, and when the new person takes it. */
export function transferRefusal(facts: TransferFacts, now: Date): TransferRefusal | null {
  const { registration, minor, ticket, event, eventEndsAt, rules, used } = facts;
  if (registration !== 'CONFIRMED' || ticket !== 'VALID' || event !== 'PUBLISHED') return 'NOT_CONFIRMED';
  if (minor) return 'MINOR';
  if (!rules.allowed) return 'NOT_ALLOWED';
  if (used) return 'ALREADY_USED';
  const over = (end: Date | null) => end !== null && now >= end;
  return over(rules.until) || over(eventEndsAt) ? 'TOO_LATE' : null;
}
