import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { GiveRole } from '@pho-hien/identity-api';
import { type Clock, inOrganisation } from '@pho-hien/kernel';
import { rolesIn } from '@pho-hien/organisations-core';
import { type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';
import { lockOrganisation } from '../profile/locked-organisation.ts';

/** Takes in somebody who asked to join, or says no. */
@Injectable()
export class AnswerJoinRequest {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly giving: GiveRole,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NOT_FOUND` for a request that is none here or was answered. */
  async run(
    caller: Caller,
    { organisationId, requestId, accept }: { organisationId: string; requestId: string; accept: boolean },
  ): Promise<void> {
    const { actor } = caller;
    if (actor.kind !== 'person') throw notFound();
    await this.database.transaction(async (tx) => {
      const { id, kind } = await lockOrganisation(tx, organisationId);
      const request = await organisationsSql(tx)
        .updateTable('organisation_join_requests')
        .set({ accepted: accept, answered_by: actor.userId, answered_at: this.clock.now() })
        .where('id', '=', requestId)
        .where('organisation_id', '=', id)
        .where('answered_at', 'is', null)
        .returning('user_id')
        .executeTakeFirst();
      if (!request) throw notFound();
      const roles = rolesIn(kind);
      const gift = { userId: request.user_id, role: roles.at(-1)!, scope: inOrganisation(id), grantedBy: actor.userId };
      if (accept) await this.giving.run(tx, caller, gift);
      await this.audit.append(tx, {
        aggregateType: 'organisation',
        aggregateId: id,
        action: accept ? 'organisation.join_accepted' : 'organisation.join_declined',
        caller,
        changes: { requestId },
      });
    });
  }
}
