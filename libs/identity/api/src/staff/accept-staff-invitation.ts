import { Injectable } from '@nestjs/common';
import { type Caller, Database, violatedConstraint } from '@pho-hien/platform';
import { InvitationNotUsable } from './staff-failures.ts';
import { TakeRole, type TakenRole } from './take-role.ts';

/** Accepts an invitation. The person then signs in by e-mail code, as always, and sets up the second factor if the role needs one. */
@Injectable()
export class AcceptStaffInvitation {
  constructor(
    private readonly database: Database,
    private readonly takeRole: TakeRole,
  ) {}

  /** Throws `InvitationNotUsable` and `InvalidInput`. */
  async run(caller: Caller, input: { readonly token: string; readonly name: string }): Promise<TakenRole> {
    try {
      return await this.database.transaction((tx) => this.takeRole.run(tx, caller, input.token, input.name));
    } catch (error) {
      // The person has taken another role meanwhile that does not go with this one.
      if (violatedConstraint(error)?.startsWith('role_grants_')) throw new InvitationNotUsable();
      throw error;
    }
  }
}
