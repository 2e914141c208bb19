import { DomainError } from '@pho-hien/kernel';

/** Unknown, expired, used, taken back or replaced: which of them is nobody's business who only has the link. */
export class InvitationNotUsable extends DomainError<{ readonly unusable: true }> {
  readonly code = 'InvitationNotUsable';

  constructor() {
    super({ unusable: true });
  }
}

/** Without this administrator nobody could give roles any more. */
export class LastAdministrator extends DomainError<{ readonly grantId: string }> {
  readonly code = 'LastAdministrator';
}
