import { Injectable } from '@nestjs/common';
import { type Caller, Database } from '@pho-hien/platform';
import { TakeRole, type TakenRole } from './take-role.ts';

/** Accepts an invitation. The person then signs in by e-mail code, as always, and sets up the second factor if the role needs one. */
@Injectable()
export class AcceptStaffInvitation {
  constructor(
    private readonly database: Database,
    private readonly takeRole: TakeRole,
  ) {}

  /** Throws `InvitationNotUsable` and `InvalidInput`. */
  run(caller: Caller, input: { readonly token: string; readonly name: string }): Promise<TakenRole> {
    return this.database.transaction((tx) => this.takeRole.run(tx, caller, input.token, input.name));
  }
}
