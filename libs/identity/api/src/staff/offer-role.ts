import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { invitationExpiry } from '@pho-hien/identity-core';
import { type Clock, InvalidInput, type Locale, newId, normaliseEmail, type Role, type Scope } from '@pho-hien/kernel';
import { type Caller, CLOCK, sqlOf, type Transaction } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { columnsOfScope } from '../rows/scope-columns.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';
import { User } from '../rows/user.entity.ts';
import { invitationTokenHash, newInvitationToken } from './invitation-token.ts';

/** A role for an e-mail address. */
export interface RoleOffer {
  readonly email: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly locale: Locale;
}

/** An invitation and its token, which exists here and in the mail only. */
export interface OfferedRole {
  readonly invitationId: string;
  readonly token: string;
  readonly email: string;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

/** Writes an invitation. Who may do so was decided before. */
@Injectable()
export class OfferRole {
  constructor(
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput` when the person holds the role there already. An older open invitation to it is replaced. */
  async run(tx: Transaction, caller: Caller, offer: RoleOffer): Promise<OfferedRole> {
    const email = normaliseEmail(offer.email);
    await this.refuseWhatIsHeld(tx, email, offer);
    const invitedAt = this.clock.now();
    await this.replaceOlder(tx, email, offer, invitedAt);

    const [id, token, expiresAt] = [newId(this.clock), newInvitationToken(), invitationExpiry(invitedAt)];
    const scope = columnsOfScope(offer.scope);
    await sqlOf(tx, StaffInvitation)
      .insertInto('staff_invitations')
      .values({
        id,
        email,
        role: offer.role,
        ...scope,
        locale: offer.locale,
        token_hash: invitationTokenHash(token),
        invited_by_id: caller.actor.kind === 'person' ? caller.actor.userId : null,
        invited_at: invitedAt,
        expires_at: expiresAt,
      })
      .execute();
    await this.audit.open(tx, {
      aggregateType: 'staff_invitation',
      aggregateId: id,
      ...(scope.event_id && { eventId: scope.event_id }),
      action: 'staff_invitation.sent',
      caller,
      changes: { role: offer.role, scope: { ...offer.scope }, expiresAt: expiresAt.toISOString() },
      personal: { email },
    });
    return { invitationId: id, token, email, invitedAt, expiresAt };
  }

  private async refuseWhatIsHeld(tx: Transaction, email: string, { role, scope }: RoleOffer): Promise<void> {
    const { scope_kind, event_id, gate_id, organisation_id, contest_id } = columnsOfScope(scope);
    const held = await sqlOf(tx, RoleGrant, User)
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .select('role_grants.id')
      .where('users.email', '=', email)
      .where('role', '=', role)
      .where('scope_kind', '=', scope_kind)
      .where('event_id', 'is not distinct from', event_id)
      .where('gate_id', 'is not distinct from', gate_id)
      .where('organisation_id', 'is not distinct from', organisation_id)
      .where('contest_id', 'is not distinct from', contest_id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (held) throw new InvalidInput([{ field: 'email', code: 'duplicate' }]);
  }

  private async replaceOlder(tx: Transaction, email: string, { role, scope }: RoleOffer, at: Date): Promise<void> {
    const { scope_kind, event_id, gate_id, organisation_id, contest_id } = columnsOfScope(scope);
    await sqlOf(tx, StaffInvitation)
      .updateTable('staff_invitations')
      .set({ superseded_at: at })
      .where('email', '=', email)
      .where('role', '=', role)
      .where('scope_kind', '=', scope_kind)
      .where('event_id', 'is not distinct from', event_id)
      .where('gate_id', 'is not distinct from', gate_id)
      .where('organisation_id', 'is not distinct from', organisation_id)
      .where('contest_id', 'is not distinct from', contest_id)
      .where('accepted_at', 'is', null)
      .where('superseded_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute();
  }
}
