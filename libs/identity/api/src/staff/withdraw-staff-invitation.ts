import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { mayRevoke } from '@pho-hien/identity-core';
import type { Clock } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { type Caller, CLOCK, Database, notFound, sqlOf } from '@pho-hien/platform';
import { scopeOfRow } from '../rows/scope-columns.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';

/** Takes back an invitation that nobody has accepted: its link is dead, and its mail is not sent if it still waits. */
@Injectable()
export class WithdrawStaffInvitation {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: MailQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NOT_FOUND` for an invitation that is none, waits no more or is not the caller's to take back. */
  async run(caller: Caller, invitationId: string): Promise<{ invitationId: string }> {
    await this.database.transaction(async (tx) => {
      // The lock that accepting takes: of the two, the later finds nothing left to do.
      const invitation = await sqlOf(tx, StaffInvitation)
        .selectFrom('staff_invitations')
        .selectAll()
        .where('id', '=', invitationId)
        .where('accepted_at', 'is', null)
        .where('superseded_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!invitation) throw notFound();
      const scope = scopeOfRow(invitation);
      if (!mayRevoke(caller.actor, { role: invitation.role, scope })) throw notFound();
      await sqlOf(tx, StaffInvitation)
        .updateTable('staff_invitations')
        .set({ withdrawn_at: this.clock.now() })
        .where('id', '=', invitationId)
        .execute();
      await this.mails.takeBack(tx, { type: 'staff_invitation', id: invitationId });
      await this.audit.append(tx, {
        aggregateType: 'staff_invitation',
        aggregateId: invitationId,
        ...(invitation.event_id && { eventId: invitation.event_id }),
        action: 'staff_invitation.withdrawn',
        caller,
        changes: { role: invitation.role, scope: { ...scope } },
      });
    });
    return { invitationId };
  }
}
