import type { DomainError } from '@pho-hien/kernel';
import { nextState } from '@pho-hien/kernel';
import { registrationEndsAt } from '../availability.ts';
import type { EventStatus } from '../event-lifecycle.ts';
import { RegistrationClosed, RegistrationEnded } from '../failures.ts';
import { type RegistrationStatus, registrationLifecycle } from '../registration-lifecycle.ts';

/** What changing answers rests on. */
export interface AnswersChangeFacts {
  readonly registration: RegistrationStatus;
  readonly event: EventStatus;
  /** When the ticket type takes no more registrations; not included, `null`: with the end of the event. */
  readonly closesAt: Date | null;
  /** The end of the event's last day. */
  readonly eventEndsAt: Date | null;
}

/** Until when a holder may change what they answered: as long as others may still register; not included. */
export function answersChangeUntil({ closesAt, eventEndsAt }: AnswersChangeFacts): Date | null {
  return registrationEndsAt(closesAt, eventEndsAt);
}

/** Why a holder may not change what they answered: `RegistrationEnded`, or `RegistrationClosed`; `null`: they may. */
export function answersChangeRefusal(facts: AnswersChangeFacts, now: Date): DomainError | null {
  if (!nextState(registrationLifecycle, facts.registration, 'correct'))
    return new RegistrationEnded({ status: facts.registration });
  const closesAt = answersChangeUntil(facts);
  const closed = facts.event !== 'PUBLISHED' || (closesAt !== null && now >= closesAt);
  return closed ? new RegistrationClosed({ opensAt: null, closesAt }) : null;
}
