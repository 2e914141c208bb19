import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { NotAwaitingApproval, registrationLifecycle, remainingPlaces, SoldOut } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import { holderOf } from './holder-of.ts';
import { lockRegistration } from './locked-registration.ts';
import { offerOf } from './offer-facts.ts';
import { Places } from './places.ts';
import { RegistrationMails } from './registration-mails.ts';
import { TryAgain, tryAgain } from './try-again.ts';

/** An organiser lets somebody in: the registration takes its place and gets its ticket. */
@Injectable()
export class ApproveRegistration {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `SoldOut`, `NotAwaitingApproval`. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    await tryAgain(() => this.approve(caller, registrationId));
  }

  private async approve(caller: Caller, registrationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const status = nextState(registrationLifecycle, registration.status, 'approve');
      if (!status) throw new NotAwaitingApproval({ status: registration.status });
      const sql = eventsSql(tx);
      const offer = await offerOf(sql, registration.ticket_type_id);
      if (remainingPlaces(offer.ticketType) === 0) throw new SoldOut({ ticketTypeId: offer.ticketType.id });
      const ticket = newTicket(offer, registrationId, this.clock);
      await sql
        .updateTable('registrations')
        .set({ status, decided_at: this.clock.now(), version: registration.version + 1 })
        .where('id', '=', registrationId)
        .execute();
      await sql.insertInto('tickets').values(ticket).execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.approved',
        caller,
        changes: { status: { from: registration.status, to: status }, ticketId: ticket.id },
      });
      const mailed = { id: ticket.id, shortCode: ticket.short_code };
      await this.mails.ticket(tx, 'ticket-issued', holderOf(registration), offer, mailed);
      if (!(await this.places.take(tx, offer))) throw new TryAgain();
    });
  }
}
