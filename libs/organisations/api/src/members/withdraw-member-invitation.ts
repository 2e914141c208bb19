import { Injectable } from '@nestjs/common';
import { can } from '@pho-hien/identity-core';
import { TakeBackOffer } from '@pho-hien/identity-api';
import { type Caller, Database } from '@pho-hien/platform';

/** Takes back an invitation to an organisation. */
@Injectable()
export class WithdrawMemberInvitation {
  constructor(
    private readonly database: Database,
    private readonly takingBack: TakeBackOffer,
  ) {}

  /** Throws `NOT_FOUND` for an invitation that is none, waits no more or is not the caller's to take back. */
  async run(caller: Caller, invitationId: string): Promise<void> {
    await this.database.transaction((tx) =>
      this.takingBack.run(
        tx,
        caller,
        invitationId,
        ({ scope }) => scope.kind === 'organisation' && can(caller.actor, 'organisation.people', scope),
      ),
    );
  }
}
