import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { reasonProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { endOpenTransfer } from '../changes/end-open-transfer.ts';
import { holderOf } from '../registrations/holder-of.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';
import { lockTicket } from './locked-ticket.ts';

/** The organisers take a ticket back and say why. Its place stays taken. */
@Injectable()
export class RevokeTicket {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `TicketNotValid`, `InvalidInput`. */
  async run(caller: Caller, ticketId: string, givenReason: string): Promise<void> {
    InvalidInput.throwIfAny(reasonProblems(givenReason));
    const reason = givenReason.normalize('NFC').trim();
    await this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, ticketId, 'revoke');
      const { registration } = ticket;
      const sql = eventsSql(tx);
      await sql
        .updateTable('tickets')
        .set({ status: ticket.next, ended_at: this.clock.now(), ended_reason: reason })
        .where('id', '=', ticketId)
        .execute();
      await endOpenTransfer(sql, registration.id, this.clock.now());
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registration.id,
        eventId: registration.event_id,
        action: 'ticket.revoked',
        caller,
        reason,
        changes: { ticketId },
      });
      const offer = await offerOf(sql, registration.ticket_type_id);
      await this.mails.revoked(tx, holderOf(registration), offer, ticket, reason);
    });
  }
}
