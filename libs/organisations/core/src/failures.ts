import { DomainError } from '@pho-hien/kernel';

/** Nobody would answer for the organisation any more: somebody else must become owner or coordinator first. */
export class LastOwner extends DomainError<{ readonly organisationId: string }> {
  readonly code = 'LastOwner';
}

/** The organisation was merged into another, which goes on in its place. */
export class AlreadyMerged extends DomainError<{ readonly mergedIntoId: string }> {
  readonly code = 'AlreadyMerged';
}
