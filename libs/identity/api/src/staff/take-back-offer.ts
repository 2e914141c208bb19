import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock, Role, Scope } from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import { type Caller, CLOCK, notFound, sqlOf, type Transaction } from '@pho-hien/platform';
import { scopeOfRow } from '../rows/scope-columns.ts';
import { StaffInvitation } from '../rows/staff-invitation.entity.ts';

/** Takes back an invitation that nobody has accepted: its link is dead, and its mail is not sent if it still waits. */
@Injectable()
export class TakeBackOffer {
  constructor(
    private readonly audit: AuditLog,
    private readonly mails: MailQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NOT_FOUND` for an invitation that is none, waits no more or is not the caller's to take back. */
  async run(
    tx: Transaction,
    caller: Caller,
    invitationId: string,
    may: (offer: { readonly role: Role; readonly scope: Scope }) => boolean,
  ): Promise<void> {
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
    if (!may({ role: invitation.role, scope })) throw notFound();
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
  }
}
