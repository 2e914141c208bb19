import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { ResentTooOften, TicketNotValid } from '@pho-hien/events-core';
import { type Caller, Database, RateLimits } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';

/** Nobody's mailbox is to be filled, by holder and organisers together. */
export const RESENDS = { name: 'resend-ticket', times: 3, seconds: 30 * 60 };

/** Sends the mail of a registration once more: the ticket, or that it awaits approval. */
@Injectable()
export class ResendTicket {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: RegistrationMails,
    private readonly limits: RateLimits,
  ) {}

  /** Throws `ResentTooOften`; `TicketNotValid` when there is no valid ticket and none to wait for. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    const retryAt = await this.limits.tooOften(RESENDS, registrationId);
    if (retryAt) throw new ResentTooOften({ retryAt });
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const sql = eventsSql(tx);
      const offer = await offerOf(sql, registration.ticket_type_id);
      const holder = holderOf(registration);
      if (registration.status === 'AWAITING_APPROVAL') return this.mails.received(tx, holder, offer);
      const ticket = await sql
        .selectFrom('tickets')
        .select(['id', 'short_code', 'status'])
        .where('registration_id', '=', registrationId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (ticket?.status !== 'VALID') throw new TicketNotValid({ status: ticket?.status ?? 'CANCELLED' });
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'ticket.resent',
        caller,
        changes: { ticketId: ticket.id },
      });
      await this.mails.ticket(tx, 'ticket-issued', holder, offer, { id: ticket.id, shortCode: ticket.short_code });
    });
  }
}
