import { Injectable } from '@nestjs/common';
import type { Role } from '@pho-hien/kernel';
import { sqlOf, type Transaction } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';
import { User } from '../rows/user.entity.ts';

/** Somebody who holds a role in an organisation. */
export interface PersonIn {
  readonly grantId: string;
  readonly organisationId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
}

/** Somebody who was asked to. */
export interface InvitedTo {
  readonly invitationId: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

/** Who belongs to organisations. */
@Injectable()
export class PeopleIn {
  /** The address of somebody with an account; undefined where there is none any more. */
  async addressOf(tx: Transaction, userId: string): Promise<string | undefined> {
    const row = await sqlOf(tx, User).selectFrom('users').select('email').where('id', '=', userId).executeTakeFirst();
    return row?.email;
  }

  /** The people of these organisations, first come first. */
  async organisations(tx: Transaction, ids: readonly string[]): Promise<PersonIn[]> {
    if (ids.length === 0) return [];
    const rows = await sqlOf(tx, RoleGrant, User)
      .selectFrom('role_grants')
      .innerJoin('users', 'users.id', 'role_grants.user_id')
      .select(['role_grants.id', 'organisation_id', 'user_id', 'name', 'email', 'role', 'granted_at'])
      .where('organisation_id', 'in', ids)
      .where('revoked_at', 'is', null)
      .orderBy('role_grants.id')
      .execute();
    return rows.map((row) => ({
      grantId: row.id,
      organisationId: row.organisation_id!,
      userId: row.user_id,
      name: row.name,
      email: row.email,
      role: row.role,
      since: row.granted_at,
    }));
  }

  /** Invitations that nobody has accepted, newest first. */
  async invitedTo(tx: Transaction, organisationId: string): Promise<InvitedTo[]> {
    const rows = await sqlOf(tx, StaffInvitation)
      .selectFrom('staff_invitations')
      .select(['id', 'email', 'role', 'invited_at', 'expires_at'])
      .where('organisation_id', '=', organisationId)
      .where('accepted_at', 'is', null)
      .where('superseded_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .orderBy('id', 'desc')
      .execute();
    return rows.map((row) => ({
      invitationId: row.id,
      email: row.email,
      role: row.role,
      invitedAt: row.invited_at,
      expiresAt: row.expires_at,
    }));
  }
}
