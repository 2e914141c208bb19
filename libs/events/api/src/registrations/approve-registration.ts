import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { freePlaces, mayBeOffered, NotAwaitingApproval, registrationLifecycle, SoldOut } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';
import { holderOf } from './holder-of.ts';
import { type LockedRegistration, lockRegistration } from './locked-registration.ts';
import { type OfferFacts, offerOf } from './offer-facts.ts';
import { Places } from './places.ts';
import { RegistrationMails } from './registration-mails.ts';
import { TryAgain, tryAgain } from './try-again.ts';

/** An organiser lets somebody in: the registration takes its place and gets its ticket; who waits may be offered one. */
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
      const offer = await offerOf(eventsSql(tx), registration.ticket_type_id);
      if (status === 'CONFIRMED') await this.confirm(tx, caller, registration, offer);
      else await this.letWait(tx, caller, registration, offer);
    });
  }

  private async confirm(tx: Transaction, caller: Caller, registration: LockedRegistration, offer: OfferFacts) {
    if (freePlaces(offer.ticketType) === 0)
      throw new SoldOut({ ticketTypeId: offer.ticketType.id, waitlistPosition: null });
    const status = 'CONFIRMED';
    const sql = eventsSql(tx);
    const ticket = newTicket(offer, registration.id, this.clock);
    await sql
      .updateTable('registrations')
      .set({ status, decided_at: this.clock.now(), version: registration.version + 1 })
      .where('id', '=', registration.id)
      .execute();
    await sql.insertInto('tickets').values(ticket).execute();
    await this.audit.append(tx, {
      aggregateType: 'registration',
      aggregateId: registration.id,
      eventId: registration.event_id,
      action: 'registration.approved',
      caller,
      changes: { status: { from: registration.status, to: status }, ticketId: ticket.id },
    });
    const mailed = { id: ticket.id, shortCode: ticket.short_code };
    await this.mails.ticket(tx, 'ticket-issued', holderOf(registration), offer, mailed);
    if (!(await this.places.takeBeforeWaitlist(tx, offer))) throw new TryAgain();
  }

  /** Somebody on the waitlist may have a place from now on: in their turn they are offered one. */
  private async letWait(tx: Transaction, caller: Caller, registration: LockedRegistration, offer: OfferFacts) {
    const { status, version } = registration;
    if (mayBeOffered(offer.ticketType.approval, registration.waitlist_approved_at))
      throw new NotAwaitingApproval({ status });
    await eventsSql(tx)
      .updateTable('registrations')
      .set({ waitlist_approved_at: this.clock.now(), version: version + 1 })
      .where('id', '=', registration.id)
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'registration',
      aggregateId: registration.id,
      eventId: registration.event_id,
      action: 'registration.approved_to_wait',
      caller,
    });
    await this.places.settle(tx, offer.ticketType.id);
  }
}
