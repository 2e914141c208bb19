import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { consentLifecycle, type ConsentStep, NothingToAnswer, registrationLifecycle } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, type Transaction } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import type { LockedRegistration } from '../registrations/locked-registration.ts';
import type { OfferFacts } from '../registrations/offer-facts.ts';
import { Places } from '../registrations/places.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { TryAgain } from '../registrations/try-again.ts';
import { eventsSql } from '../sql.ts';
import { newTicket } from '../tickets/new-ticket.ts';

/** What follows from a consent: a child's registration is confirmed or goes to the organisers, or its place is let go. */
@Injectable()
export class SettleConsent {
  constructor(
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Consents for children, all of one ticket type: whose places are held get their tickets, or await
   * approval like everybody; who stands in line stays there. The places are the last thing it takes. Throws `NothingToAnswer`, `TryAgain`.
   */
  async consent(
    tx: Transaction,
    caller: Caller,
    offer: OfferFacts,
    registrations: readonly LockedRegistration[],
    step: Extract<ConsentStep, 'agreeAsGuardian' | 'recordAuthority'>,
  ): Promise<void> {
    if (registrations.length === 0) return;
    const inLine = registrations.filter(({ status }) => status === 'WAITLISTED');
    if (inLine.length > 0) await this.consentInLine(tx, caller, inLine, step);
    await this.consentHeld(
      tx,
      caller,
      offer,
      registrations.filter(({ status }) => status !== 'WAITLISTED'),
      step,
    );
  }

  /** They keep their place in the line, and may be offered a place from now on. */
  private async consentInLine(
    tx: Transaction,
    caller: Caller,
    registrations: readonly LockedRegistration[],
    step: ConsentStep,
  ): Promise<void> {
    for (const registration of registrations) await this.move(tx, caller, registration, step, 'consentInLine');
    await this.places.settle(tx, registrations[0]!.ticket_type_id);
  }

  private async consentHeld(
    tx: Transaction,
    caller: Caller,
    offer: OfferFacts,
    registrations: readonly LockedRegistration[],
    step: ConsentStep,
  ): Promise<void> {
    if (registrations.length === 0) return;
    const confirmed = offer.ticketType.approval === 'AUTOMATIC';
    for (const registration of registrations) {
      const ticket = confirmed ? newTicket(offer, registration.id, this.clock) : null;
      await this.move(tx, caller, registration, step, confirmed ? 'consent' : 'consentBeforeApproval', ticket?.id);
      const holder = holderOf(registration);
      if (!ticket) await this.mails.received(tx, holder, offer);
      else {
        await eventsSql(tx).insertInto('tickets').values(ticket).execute();
        const mailed = { id: ticket.id, shortCode: ticket.short_code };
        await this.mails.ticket(tx, 'ticket-issued', holder, offer, mailed);
      }
    }
    if (!confirmed) await this.places.leave(tx, offer.ticketType.id, 'AWAITING_CONSENT', registrations.length);
    else if (!(await this.places.confirmHeld(tx, offer, registrations.length))) throw new TryAgain();
  }

  /** No consent, or none any more: registration and ticket end, the place is free. Throws `NothingToAnswer`. */
  async refuse(
    tx: Transaction,
    caller: Caller,
    registration: LockedRegistration,
    step: Extract<ConsentStep, 'decline' | 'withdraw' | 'lapse'>,
  ): Promise<void> {
    const now = this.clock.now();
    const lapses = step === 'lapse';
    await this.move(tx, caller, registration, step, lapses ? 'letConsentLapse' : 'cancel');
    await eventsSql(tx)
      .updateTable('tickets')
      .set({ status: 'CANCELLED', ended_at: now })
      .where('registration_id', '=', registration.id)
      .where('status', '=', 'VALID')
      .execute();
    await this.places.leave(tx, registration.ticket_type_id, registration.status);
  }

  private async move(
    tx: Transaction,
    caller: Caller,
    registration: LockedRegistration,
    consentStep: ConsentStep,
    step: 'consent' | 'consentBeforeApproval' | 'consentInLine' | 'letConsentLapse' | 'cancel',
    ticketId?: string,
  ): Promise<void> {
    const consent = nextState(consentLifecycle, registration.consent_state, consentStep);
    const status = nextState(registrationLifecycle, registration.status, step);
    if (!consent || !status) throw new NothingToAnswer();
    const now = this.clock.now();
    await eventsSql(tx)
      .updateTable('registrations')
      .set({
        status,
        consent_state: consent,
        ...(status === 'CONFIRMED' && { decided_at: now }),
        ...(status === 'CANCELLED' && { cancelled_at: now }),
        version: registration.version + 1,
      })
      .where('id', '=', registration.id)
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'registration',
      aggregateId: registration.id,
      eventId: registration.event_id,
      action: ACTIONS[consentStep],
      caller,
      changes: {
        status: { from: registration.status, to: status },
        consent: { from: registration.consent_state, to: consent },
        ...(ticketId && { ticketId }),
      },
    });
  }
}

const ACTIONS: Record<ConsentStep, string> = {
  agree: 'registration.agreed',
  decline: 'registration.declined',
  agreeAsGuardian: 'registration.guardian_agreed',
  recordAuthority: 'registration.authority_recorded',
  withdraw: 'registration.guardian_withdrew',
  lapse: 'registration.consent_lapsed',
};
