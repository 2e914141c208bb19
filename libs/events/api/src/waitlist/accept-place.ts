import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { NoOpenOffer, registrationLifecycle } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { Places } from '../registrations/places.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { TryAgain, tryAgain } from '../registrations/try-again.ts';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';

/** Who was offered a place takes it: the place that was held is theirs, and they get their ticket. */
@Injectable()
export class AcceptPlace {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Accepting what is accepted changes nothing. Throws `NoOpenOffer`. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    await tryAgain(() => this.accept(caller, registrationId));
  }

  private async accept(caller: Caller, registrationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      if (registration.status === 'CONFIRMED') return;
      const now = this.clock.now();
      const status = nextState(registrationLifecycle, registration.status, 'acceptPlace');
      const sql = eventsSql(tx);
      const offer = await offerOf(sql, registration.ticket_type_id);
      const over = !status || registration.offer_expires_at! <= now || offer.event.status !== 'PUBLISHED';
      if (over) throw new NoOpenOffer({ status: registration.status });
      const ticket = newTicket(offer, registrationId, this.clock);
      await sql
        .updateTable('registrations')
        .set({ status, decided_at: now, version: registration.version + 1 })
        .where('id', '=', registrationId)
        .execute();
      await sql.insertInto('tickets').values(ticket).execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.place_accepted',
        caller,
        changes: { status: { from: registration.status, to: status }, ticketId: ticket.id },
      });
      const mailed = { id: ticket.id, shortCode: ticket.short_code };
      await this.mails.ticket(tx, 'ticket-issued', holderOf(registration), offer, mailed);
      if (!(await this.places.confirmHeld(tx, offer))) throw new TryAgain();
    });
  }
}
