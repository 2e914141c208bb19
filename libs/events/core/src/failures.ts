import { DomainError } from '@pho-hien/kernel';
import type { ConsentPurpose } from './consent.ts';
import type { RegistrationStatus } from './registration-lifecycle.ts';
import type { TicketStatus } from './ticket-lifecycle.ts';
import type { TransferRefusal } from './transfer.ts';

/** Registration for the ticket type is not open now; `null`: no bound on that side. */
export class RegistrationClosed extends DomainError<{ opensAt: Date | null; closesAt: Date | null }> {
  readonly code = 'RegistrationClosed';
}

/**
 * Every place of the ticket type is taken, or is for somebody who waits already. `waitlistPosition`: where
 * in the line one would stand, from 1; `null`: there is no waitlist to join.
 */
export class SoldOut extends DomainError<{ ticketTypeId: string; waitlistPosition: number | null }> {
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

/** A ticket type cannot have fewer places than are confirmed (`confirmed`) and held for somebody (`held`). */
export class PlacesBelowConfirmed extends DomainError<{ confirmed: number; held: number }> {
  readonly code = 'PlacesBelowConfirmed';
}

/** Somebody decided about the registration before, or it was cancelled. */
export class NotAwaitingApproval extends DomainError<{ status: RegistrationStatus }> {
  readonly code = 'NotAwaitingApproval';
}

/** There is no offer of a place to accept (any more): it was accepted, declined, or its time is over. */
export class NoOpenOffer extends DomainError<{ status: RegistrationStatus }> {
  readonly code = 'NoOpenOffer';
}

/** The registration has ended, and what ended does not change. */
export class RegistrationEnded extends DomainError<{ status: RegistrationStatus }> {
  readonly code = 'RegistrationEnded';
}

/** The ticket cannot be passed on to somebody else. */
export class TransferRefused extends DomainError<{ reason: TransferRefusal }> {
  readonly code = 'TransferRefused';
}

/** The link was used, was replaced by a newer one, or its time is over. */
export class LinkExpired extends DomainError<{ expiredAt: Date | null }> {
  readonly code = 'LinkExpired';
}

/** Only a valid ticket can be revoked, reissued or sent again. */
export class TicketNotValid extends DomainError<{ status: TicketStatus }> {
  readonly code = 'TicketNotValid';
}

/** The ticket was sent too often in a short time. */
export class ResentTooOften extends DomainError<{ retryAt: Date }> {
  readonly code = 'ResentTooOften';
}
