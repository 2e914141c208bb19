import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { registrationLifecycle, type RegistrationStatus, ticketLifecycle } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { Places } from '../registrations/places.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';
import { endOpenTransfer } from './end-open-transfer.ts';

/** Ends a registration: its ticket ends with it, and what it stood for is free for the next in line. */
@Injectable()
export class CancelRegistration {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `reason`: given by the organisers, for the holder to read; null: its holder's wish. Returns the state in
   * which it rested already, or null when it was cancelled now.
   */
  run(caller: Caller, registrationId: string, reason: string | null): Promise<RegistrationStatus | null> {
    return this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const status = nextState(registrationLifecycle, registration.status, 'cancel');
      if (!status) return registration.status;
      const sql = eventsSql(tx);
      const now = this.clock.now();
      await sql
        .updateTable('registrations')
        .set({
          status,
          cancelled_at: now,
          ...(reason && { decision_reason: reason }),
          version: registration.version + 1,
        })
        .where('id', '=', registrationId)
        .execute();
      await endOpenTransfer(sql, registrationId, now);
      const ticket = await sql
        .updateTable('tickets')
        .set({ status: nextState(ticketLifecycle, 'VALID', 'cancel')!, ended_at: now, ended_reason: reason })
        .where('registration_id', '=', registrationId)
        .where('status', '=', 'VALID')
        .returning('id')
        .executeTakeFirst();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.cancelled',
        caller,
        reason,
        changes: { status: { from: registration.status, to: status }, ticketId: ticket?.id },
      });
      const offer = await offerOf(sql, registration.ticket_type_id);
      await this.mails.cancelled(tx, holderOf(registration), offer, reason === null ? 'holder' : 'organiser', reason);
      await this.places.leave(tx, registration.ticket_type_id, registration.status);
      return null;
    });
  }
}
