import { Injectable } from '@nestjs/common';
import { mayRevoke } from '@pho-hien/identity-core';
import { InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { type Caller, Database, notFound, sqlOf, type Transaction } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { scopeOfRow } from '../rows/scope-columns.ts';
import { EndGrant } from './end-grant.ts';
import { LastAdministrator } from './staff-failures.ts';

const LONGEST_REASON = 500;

/** Takes a role away. Permissions are read from the grants at every request, so they end with it. */
@Injectable()
export class RevokeGrant {
  constructor(
    private readonly database: Database,
    private readonly ending: EndGrant,
  ) {}

  /** Throws `InvalidInput` and `LastAdministrator`; `NOT_FOUND` for a grant that is none, has ended or is not the caller's to take. */
  async run(caller: Caller, { grantId, reason }: { grantId: string; reason: string }): Promise<{ grantId: string }> {
    InvalidInput.throwIfAny(problemIn('reason', textProblem(reason, LONGEST_REASON, true)));
    await this.database.transaction(async (tx) => {
      const administrators = await this.lockAdministrators(tx, grantId);
      const grant = await sqlOf(tx, RoleGrant)
        .selectFrom('role_grants')
        .selectAll()
        .where('id', '=', grantId)
        .where('revoked_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!grant || caller.actor.kind !== 'person') throw notFound();
      const scope = scopeOfRow(grant);
      if (!mayRevoke(caller.actor, { role: grant.role, scope })) throw notFound();
      if (administrators.length === 1) throw new LastAdministrator({ grantId });
      const held = { id: grantId, role: grant.role, scope, userId: grant.user_id };
      await this.ending.run(tx, caller, held, reason.trim());
    });
    return { grantId };
  }

  /**
   * Where the grant is an administrator's: locks those of all administrators, in one order, so that two of them
   * cannot remove each other at once. Otherwise nothing.
   */
  private async lockAdministrators(tx: Transaction, grantId: string): Promise<readonly { id: string }[]> {
    return sqlOf(tx, RoleGrant)
      .selectFrom('role_grants')
      .select('id')
      .where('role', '=', 'ADMINISTRATOR')
      .where('revoked_at', 'is', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('role_grants as asked')
            .select('asked.id')
            .where('asked.id', '=', grantId)
            .where('asked.role', '=', 'ADMINISTRATOR'),
        ),
      )
      .orderBy('id')
      .forUpdate('role_grants')
      .execute();
  }
}
