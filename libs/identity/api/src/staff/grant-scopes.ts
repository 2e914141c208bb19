import { Injectable } from '@nestjs/common';
import type { Scope } from '@pho-hien/kernel';
import { Database, sqlOf } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { scopeOfRow } from '../rows/scope-columns.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';

/** Where a grant, or an invitation to one, reaches, for the guard. */
@Injectable()
export class GrantScopes {
  constructor(private readonly database: Database) {}

  async of(grantId: string): Promise<Scope | null> {
    const row = await sqlOf(this.database.reader, RoleGrant)
      .selectFrom('role_grants')
      .select(['scope_kind', 'event_id', 'gate_id', 'organisation_id', 'contest_id'])
      .where('id', '=', grantId)
      .executeTakeFirst();
    return row ? scopeOfRow(row) : null;
  }

  async ofInvitation(invitationId: string): Promise<Scope | null> {
    const row = await sqlOf(this.database.reader, StaffInvitation)
      .selectFrom('staff_invitations')
      .select(['scope_kind', 'event_id', 'gate_id', 'organisation_id', 'contest_id'])
      .where('id', '=', invitationId)
      .executeTakeFirst();
    return row ? scopeOfRow(row) : null;
  }
}
