import { Inject, Injectable } from '@nestjs/common';
import { isLive, NothingToAnswer } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';
import { lockMember } from './member-rows.ts';
import { SettleConsent } from './settle-consent.ts';

/** A guardian takes the consent back: the child's ticket ends, the place is free. What was read and agreed to is kept. */
@Injectable()
export class WithdrawGuardianConsent {
  constructor(
    private readonly database: Database,
    private readonly consents: SettleConsent,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NothingToAnswer`. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { registration } = await lockMember(tx, registrationId);
      if (!isLive(registration.status)) throw new NothingToAnswer();
      const sql = eventsSql(tx);
      await sql
        .updateTable('consent_requests')
        .set({ withdrawn_at: this.clock.now() })
        .where('registration_id', '=', registrationId)
        .execute();
      const offer = await offerOf(sql, registration.ticket_type_id);
      await this.mails.cancelled(tx, holderOf(registration), offer, 'guardian');
      await this.consents.refuse(tx, caller, registration, 'withdraw');
    });
  }
}
