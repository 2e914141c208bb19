import { Injectable } from '@nestjs/common';
import { Database, RateLimits } from '@pho-hien/platform';
import { eventsSql } from '../sql.ts';
import { holderOf } from './holder-of.ts';
import { offerOf } from './offer-facts.ts';
import { RegistrationMails } from './registration-mails.ts';

/** Whoever types somebody's name and address over and over must not fill their mailbox. */
const REMINDERS = { name: 'already-registered', times: 1, seconds: 15 * 60 };

/** Somebody registered a second time: their wallet goes to the mailbox, not to the screen. */
@Injectable()
export class RemindRegistrant {
  constructor(
    private readonly database: Database,
    private readonly mails: RegistrationMails,
    private readonly limits: RateLimits,
  ) {}

  async run(registrationId: string): Promise<void> {
    if (await this.limits.tooOften(REMINDERS, registrationId)) return;
    await this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const row = await sql
        .selectFrom('registrations')
        .select(['id', 'full_name', 'email', 'locale', 'wallet_link', 'ticket_type_id', 'submitted_at'])
        .where('id', '=', registrationId)
        .executeTakeFirstOrThrow();
      await this.mails.alreadyRegistered(tx, holderOf(row), await offerOf(sql, row.ticket_type_id), row.submitted_at);
    });
  }
}
