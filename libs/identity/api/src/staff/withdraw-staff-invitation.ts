import { Injectable } from '@nestjs/common';
import { mayRevoke } from '@pho-hien/identity-core';
import { type Caller, Database } from '@pho-hien/platform';
import { TakeBackOffer } from './take-back-offer.ts';

/** Takes back an invitation to staff. */
@Injectable()
export class WithdrawStaffInvitation {
  constructor(
    private readonly database: Database,
    private readonly takingBack: TakeBackOffer,
  ) {}

  /** Throws `NOT_FOUND` for an invitation that is none, waits no more or is not the caller's to take back. */
  async run(caller: Caller, invitationId: string): Promise<{ invitationId: string }> {
    await this.database.transaction((tx) =>
      this.takingBack.run(tx, caller, invitationId, (offer) => mayRevoke(caller.actor, offer)),
    );
    return { invitationId };
  }
}
