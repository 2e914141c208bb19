import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { NotAwaitingApproval, reasonProblems, registrationLifecycle } from '@pho-hien/events-core';
import { type Clock, InvalidInput, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { holderOf } from './holder-of.ts';
import { lockRegistration } from './locked-registration.ts';
import { offerOf } from './offer-facts.ts';
import { Places } from './places.ts';
import { RegistrationMails } from './registration-mails.ts';

/** An organiser turns a registration down and says why. */
@Injectable()
export class RejectRegistration {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NotAwaitingApproval`, `InvalidInput`. */
  async run(caller: Caller, registrationId: string, givenReason: string): Promise<void> {
    InvalidInput.throwIfAny(reasonProblems(givenReason));
    const reason = givenReason.normalize('NFC').trim();
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const status = nextState(registrationLifecycle, registration.status, 'reject');
      if (!status) throw new NotAwaitingApproval({ status: registration.status });
      const sql = eventsSql(tx);
      await sql
        .updateTable('registrations')
        .set({ status, decided_at: this.clock.now(), decision_reason: reason, version: registration.version + 1 })
        .where('id', '=', registrationId)
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.rejected',
        caller,
        reason,
        changes: { status: { from: registration.status, to: status } },
      });
      const offer = await offerOf(sql, registration.ticket_type_id);
      await this.mails.rejected(tx, holderOf(registration), offer, reason);
      await this.places.leave(tx, registration.ticket_type_id, registration.status);
    });
  }
}
