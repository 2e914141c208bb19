import { Injectable } from '@nestjs/common';
import { inOrganisation, type Role } from '@pho-hien/kernel';
import { type Caller, sqlOf, type Transaction } from '@pho-hien/platform';
import { RoleGrant } from '../rows/role-grant.entity.ts';
import { scopeOfRow } from '../rows/scope-columns.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';
import { EndGrant } from './end-grant.ts';
import { GiveRole } from './give-role.ts';

/** Takes the people of one organisation to another, when both turn out to be the same. */
@Injectable()
export class MoveGrants {
  constructor(
    private readonly giving: GiveRole,
    private readonly ending: EndGrant,
  ) {}

  /**
   * Whoever holds a role in `from` holds what `roleThere` makes of it in `to` instead, unless they are there
   * already; open invitations lead there too. Returns how many people came anew. The caller holds both locks.
   */
  async run(
    tx: Transaction,
    caller: Caller,
    move: {
      readonly from: string;
      readonly to: string;
      readonly roleThere: (role: Role) => Role;
      readonly reason: string;
    },
  ): Promise<number> {
    const grants = await this.live(tx, move.from);
    const there = new Set((await this.live(tx, move.to)).map(({ user_id }) => user_id));
    const grantedBy = caller.actor.kind === 'person' ? caller.actor.userId : null;
    let came = 0;
    for (const grant of grants) {
      const { id, role, user_id: userId } = grant;
      if (!there.has(userId)) {
        await this.giving.run(tx, caller, {
          userId,
          role: move.roleThere(role),
          scope: inOrganisation(move.to),
          grantedBy,
        });
        there.add(userId);
        came += 1;
      }
      await this.ending.run(tx, caller, { id, role, userId, scope: scopeOfRow(grant) }, move.reason);
    }
    await this.moveInvitations(tx, move);
    return came;
  }

  private live(tx: Transaction, organisationId: string) {
    return sqlOf(tx, RoleGrant)
      .selectFrom('role_grants')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('revoked_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
  }

  private async moveInvitations(
    tx: Transaction,
    { from, to, roleThere }: { from: string; to: string; roleThere: (role: Role) => Role },
  ): Promise<void> {
    const sql = sqlOf(tx, StaffInvitation);
    const open = await sql
      .selectFrom('staff_invitations')
      .select(['id', 'role'])
      .where('organisation_id', '=', from)
      .where('accepted_at', 'is', null)
      .where('superseded_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute();
    for (const { id, role } of open)
      await sql
        .updateTable('staff_invitations')
        .set({ organisation_id: to, role: roleThere(role) })
        .where('id', '=', id)
        .execute();
  }
}
