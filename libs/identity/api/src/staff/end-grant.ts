import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock, Grant } from '@pho-hien/kernel';
import { type Caller, CLOCK, sqlOf, type Transaction } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { eventOfScope } from '../rows/scope-columns.ts';

/** Ends a grant. Who may do so was decided before, with the grant's row locked. */
@Injectable()
export class EndGrant {
  constructor(
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    tx: Transaction,
    caller: Caller,
    grant: Grant & { readonly userId: string },
    reason: string,
  ): Promise<void> {
    await sqlOf(tx, RoleGrant)
      .updateTable('role_grants')
      .set({
        revoked_at: this.clock.now(),
        revoked_by_id: caller.actor.kind === 'person' ? caller.actor.userId : null,
        revoked_reason: reason,
      })
      .where('id', '=', grant.id)
      .execute();
    const eventId = eventOfScope(grant.scope);
    await this.audit.append(tx, {
      aggregateType: 'role_grant',
      aggregateId: grant.id,
      ...(eventId && { eventId }),
      action: 'role_grant.revoked',
      caller,
      reason,
      changes: { userId: grant.userId, role: grant.role, scope: { ...grant.scope } },
    });
  }
}
