import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { NothingToAnswer, ResentTooOften } from '@pho-hien/events-core';
import { type Caller, Database, RateLimits } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { eventsSql } from '../sql.ts';
import { RESENDS } from '../tickets/resend-ticket.ts';
import { AskGuardian } from './ask-guardian.ts';

/** Writes to the guardian of one child once more: the child asks for it, or the organisers. */
@Injectable()
export class AskGuardianAgain {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly guardians: AskGuardian,
    private readonly limits: RateLimits,
  ) {}

  /** Throws `ResentTooOften`; `NothingToAnswer` where no guardian is waited for, or the time to answer is over. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    const retryAt = await this.limits.tooOften(RESENDS, registrationId);
    if (retryAt) throw new ResentTooOften({ retryAt });
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const offer = await offerOf(eventsSql(tx), registration.ticket_type_id);
      if (!(await this.guardians.again(tx, holderOf(registration), offer))) throw new NothingToAnswer();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.guardian_asked_again',
        caller,
      });
    });
  }
}
