import { DomainError } from '@pho-hien/kernel';

/** Somebody holds or has the booth. */
export class BoothTaken extends DomainError<{ readonly number: string; readonly heldUntil: Date | null }> {
  readonly code = 'BoothTaken';
}

/** The request has a stand, or one is held for it. */
export class RequestPlaced extends DomainError<{ readonly number: string }> {
  readonly code = 'RequestPlaced';
}

/** The hold cannot be kept any longer: it was renewed before, or has run out. */
export class HoldOver extends DomainError<{ readonly renewed: boolean }> {
  readonly code = 'HoldOver';
}
