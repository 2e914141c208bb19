import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { isAcceptable } from '@pho-hien/identity-core';
import { type Clock, InvalidInput, nameProblem, newId, normaliseName, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, sqlOf, type Transaction } from '@pho-hien/platform';
import { personOf } from '../actor/person-of.ts';
import { scopeOfRow } from '../rows/scope-columns.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';
import { User } from '../rows/user.entity.ts';
import { GiveRole } from './give-role.ts';
import { invitationState } from './invitation-state.ts';
import { invitationTokenHash } from './invitation-token.ts';
import { InvitationNotUsable } from './staff-failures.ts';

export interface TakenRole {
  readonly userId: string;
  readonly grantId: string;
  readonly email: string;
}

/** Turns an invitation into a grant of the invited address's account, which is made when there is none. */
@Injectable()
export class TakeRole {
  constructor(
    private readonly audit: AuditLog,
    private readonly giving: GiveRole,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvitationNotUsable`, and `InvalidInput` for the name. */
  async run(tx: Transaction, caller: Caller, token: string, givenName: string): Promise<TakenRole> {
    const invitation = await sqlOf(tx, StaffInvitation)
      .selectFrom('staff_invitations')
      .selectAll()
      .where('token_hash', '=', invitationTokenHash(token))
      .forUpdate()
      .executeTakeFirst();
    const now = this.clock.now();
    if (!invitation || !isAcceptable(invitationState(invitation), now)) throw new InvitationNotUsable();
    InvalidInput.throwIfAny(problemIn('name', nameProblem(givenName)));

    const userId = await this.accountOf(tx, invitation.email, normaliseName(givenName), now);
    // The token was in a mail to this address only: whoever has it is the person, signed in or not.
    const asPerson: Caller = { ...caller, actor: personOf(userId) };
    const { role, invited_by_id: grantedBy } = invitation;
    const scope = scopeOfRow(invitation);
    const grantId = await this.giving.run(tx, asPerson, { userId, role, scope, grantedBy });
    // Two invitations to one role, both opened at once: the second has nothing left to give.
    if (grantId === null) throw new InvitationNotUsable();
    await sqlOf(tx, StaffInvitation)
      .updateTable('staff_invitations')
      .set({ accepted_at: now, grant_id: grantId })
      .where('id', '=', invitation.id)
      .execute();

    await this.audit.append(tx, {
      aggregateType: 'person',
      aggregateId: userId,
      action: 'person.name-given',
      caller: asPerson,
      personal: { name: normaliseName(givenName) },
    });
    await this.audit.append(tx, {
      caller: asPerson,
      ...(invitation.event_id && { eventId: invitation.event_id }),
      aggregateType: 'staff_invitation',
      aggregateId: invitation.id,
      action: 'staff_invitation.accepted',
      changes: { grantId },
    });
    return { userId, grantId, email: invitation.email };
  }

  /** The account of `email`, locked; the name given last is the one we use. */
  private async accountOf(tx: Transaction, email: string, name: string, now: Date): Promise<string> {
    const { id } = await sqlOf(tx, User)
      .insertInto('users')
      .values({ id: newId(this.clock), email, name, email_verified: true, created_at: now, updated_at: now })
      .onConflict((conflict) => conflict.column('email').doUpdateSet({ name, email_verified: true, updated_at: now }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }
}
