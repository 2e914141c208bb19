import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { registrationLifecycle, ticketLifecycle } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { holderOf } from './holder-of.ts';
import { lockRegistration } from './locked-registration.ts';
import { offerOf } from './offer-facts.ts';
import { Places } from './places.ts';
import { RegistrationMails } from './registration-mails.ts';

/** The holder will not come: the place is free again, the ticket ends. */
@Injectable()
export class CancelByWallet {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where nothing is alive any more it does nothing: what was wished is so already. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const status = nextState(registrationLifecycle, registration.status, 'cancel');
      if (!status) return;
      const sql = eventsSql(tx);
      await sql
        .updateTable('registrations')
        .set({ status, cancelled_at: this.clock.now(), version: registration.version + 1 })
        .where('id', '=', registrationId)
        .execute();
      const ticketId = await this.endTicket(tx, registrationId);
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.cancelled',
        caller,
        changes: { status: { from: registration.status, to: status }, ticketId },
      });
      const offer = await offerOf(sql, registration.ticket_type_id);
      await this.mails.cancelledByHolder(tx, holderOf(registration), offer);
      if (registration.status === 'CONFIRMED') await this.places.giveBack(tx, registration.ticket_type_id);
    });
  }

  private async endTicket(tx: Transaction, registrationId: string): Promise<string | undefined> {
    const ended = await eventsSql(tx)
      .updateTable('tickets')
      .set({ status: nextState(ticketLifecycle, 'VALID', 'cancel')!, ended_at: this.clock.now() })
      .where('registration_id', '=', registrationId)
      .where('status', '=', 'VALID')
      .returning('id')
      .executeTakeFirst();
    return ended?.id;
  }
}
