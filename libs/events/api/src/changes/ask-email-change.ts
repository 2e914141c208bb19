import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { RegistrationEnded, registrationLifecycle } from '@pho-hien/events-core';
import { type Clock, InvalidInput, newId, nextState, normaliseEmail, parseEmail } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, RateLimits } from '@pho-hien/platform';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { eventsSql } from '../sql.ts';
import { ChangeMails } from './change-mails.ts';
import { LinkTokens } from './link-tokens.ts';

/** A stranger's mailbox is not to be filled from here. */
const ASKED = { name: 'email-change', times: 3, seconds: 60 * 60 };
const VALID_MS = 24 * 3_600_000;

/** A registration is to get another address: whoever reads mail there confirms it; until then nothing changes. */
@Injectable()
export class AskEmailChange {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: ChangeMails,
    private readonly tokens: LinkTokens,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `RegistrationEnded`, `InvalidInput`, `RATE_LIMITED`. */
  async run(caller: Caller, registrationId: string, given: string): Promise<void> {
    if (!parseEmail(given)) {
      const code = given.trim() === '' ? 'required' : 'not_an_email';
      throw new InvalidInput([{ field: 'email', code }]);
    }
    await this.limits.use(ASKED, registrationId);
    const email = normaliseEmail(given);
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      if (!nextState(registrationLifecycle, registration.status, 'correct'))
        throw new RegistrationEnded({ status: registration.status });
      if (email === registration.email) throw new InvalidInput([{ field: 'email', code: 'duplicate' }]);
      const id = newId(this.clock);
      const now = this.clock.now();
      const expiresAt = new Date(now.getTime() + VALID_MS);
      const tokenHash = this.tokens.hashOf(this.tokens.of('email', id))!;
      const sql = eventsSql(tx);
      await sql.deleteFrom('email_changes').where('registration_id', '=', registrationId).execute();
      await sql
        .insertInto('email_changes')
        .values({
          id,
          registration_id: registrationId,
          email,
          token_hash: tokenHash,
          asked_at: now,
          expires_at: expiresAt,
        })
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.email_change_asked',
        caller,
        personal: { email },
      });
      await this.mails.confirmEmail(tx, { ...registration, email }, id, expiresAt);
    });
  }
}
