import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, newId, type Role, type Scope } from '@pho-hien/kernel';
import { type Caller, CLOCK, sqlOf, type Transaction } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { columnsOfScope } from '../rows/scope-columns.ts';

/** A role for a person who has an account. */
export interface RoleGift {
  readonly userId: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Who decided it; null for the installation itself. */
  readonly grantedBy: string | null;
}

/** Writes a grant. Who may do so was decided before. */
@Injectable()
export class GiveRole {
  constructor(
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the grant's id, or null when the person holds the role there already. */
  async run(tx: Transaction, caller: Caller, { userId, role, scope, grantedBy }: RoleGift): Promise<string | null> {
    const columns = columnsOfScope(scope);
    const held = await sqlOf(tx, RoleGrant)
      .selectFrom('role_grants')
      .select('id')
      .where('user_id', '=', userId)
      .where('role', '=', role)
      .where('scope_kind', '=', columns.scope_kind)
      .where('event_id', 'is not distinct from', columns.event_id)
      .where('gate_id', 'is not distinct from', columns.gate_id)
      .where('organisation_id', 'is not distinct from', columns.organisation_id)
      .where('contest_id', 'is not distinct from', columns.contest_id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (held) return null;
    const id = newId(this.clock);
    await sqlOf(tx, RoleGrant)
      .insertInto('role_grants')
      .values({ id, user_id: userId, role, ...columns, granted_by_id: grantedBy, granted_at: this.clock.now() })
      .execute();
    await this.audit.open(tx, {
      caller,
      ...(columns.event_id && { eventId: columns.event_id }),
      aggregateType: 'role_grant',
      aggregateId: id,
      action: 'role_grant.given',
      changes: { userId, role, scope: { ...scope }, grantedBy },
    });
    return id;
  }
}
