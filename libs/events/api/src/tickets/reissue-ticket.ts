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
import { newTicket } from './new-ticket.ts';

/** A new ticket in place of a lost one: another id, another code; the old one admits nobody any more. */
@Injectable()
export class ReissueTicket {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the new ticket's id. Throws `TicketNotValid`, `InvalidInput`. */
  async run(caller: Caller, ticketId: string, givenReason: string | null): Promise<string> {
    const reason = givenReason?.normalize('NFC').trim() || null;
    if (reason) InvalidInput.throwIfAny(reasonProblems(reason));
    return this.database.transaction(async (tx) => {
      const old = await lockTicket(tx, ticketId, 'reissue');
      const { registration } = old;
      const sql = eventsSql(tx);
      const offer = await offerOf(sql, registration.ticket_type_id);
      const ticket = newTicket(offer, registration.id, this.clock);
      await sql
        .updateTable('tickets')
        .set({ status: old.next, ended_at: this.clock.now(), ended_reason: reason })
        .where('id', '=', ticketId)
        .execute();
      await sql.insertInto('tickets').values(ticket).execute();
      await endOpenTransfer(sql, registration.id, this.clock.now());
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registration.id,
        eventId: registration.event_id,
        action: 'ticket.reissued',
        caller,
        reason,
        changes: { ticketId: { from: ticketId, to: ticket.id } },
      });
      const mailed = { id: ticket.id, shortCode: ticket.short_code };
      await this.mails.ticket(tx, 'ticket-reissued', holderOf(registration), offer, mailed);
      return ticket.id;
    });
  }
}
