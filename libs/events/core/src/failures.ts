import { DomainError } from '@pho-hien/kernel';
import type { ConsentPurpose } from './consent.ts';
import type { RegistrationStatus } from './registration-lifecycle.ts';
import type { TicketStatus } from './ticket-lifecycle.ts';

/** Registration for the ticket type is not open now; `null`: no bound on that side. */
export class RegistrationClosed extends DomainError<{ opensAt: Date | null; closesAt: Date | null }> {
  readonly code = 'RegistrationClosed';
}

/** Every place of the ticket type is taken. */
export class SoldOut extends DomainError<{ ticketTypeId: string }> {
  readonly code = 'SoldOut';
}

/** The same person already has a live registration for the ticket type. */
export class AlreadyRegistered extends DomainError<{ since: Date }> {
  readonly code = 'AlreadyRegistered';
}

/** A consent without which nothing can be done was not given. */
export class ConsentRequired extends DomainError<{ purpose: ConsentPurpose }> {
  readonly code = 'ConsentRequired';
}

/** The event cannot be published yet: codes of `MissingToPublish`, and of what other contexts miss. */
export class EventNotReady extends DomainError<{ missing: readonly string[] }> {
  readonly code = 'EventNotReady';
}

/** A ticket type cannot have fewer places than it has confirmed registrations. */
export class PlacesBelowConfirmed extends DomainError<{ confirmed: number }> {
  readonly code = 'PlacesBelowConfirmed';
}

/** Somebody decided about the registration before, or it was cancelled. */
export class NotAwaitingApproval extends DomainError<{ status: RegistrationStatus }> {
  readonly code = 'NotAwaitingApproval';
}

/** Only a valid ticket can be revoked, reissued or sent again. */
export class TicketNotValid extends DomainError<{ status: TicketStatus }> {
  readonly code = 'TicketNotValid';
}

/** The ticket was sent too often in a short time. */
export class ResentTooOften extends DomainError<{ retryAt: Date }> {
  readonly code = 'ResentTooOften';
}
