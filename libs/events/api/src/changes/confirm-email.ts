import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { LinkExpired, registrationLifecycle } from '@pho-hien/events-core';
import { type Clock, nextState } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, RateLimits, violatedConstraint } from '@pho-hien/platform';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { searchTextOf } from '../registrations/search-text.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';
import { ChangeMails } from './change-mails.ts';
import { endOpenTransfer } from './end-open-transfer.ts';
import { LinkTokens } from './link-tokens.ts';

/** Links tried one after another from one address. */
const TRIED = { name: 'confirm-email', times: 30, seconds: 60 };

/** Whoever got the mail at the new address says so: from now on the registration has it, and the wallet another link. */
@Injectable()
export class ConfirmEmail {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: ChangeMails,
    private readonly tokens: LinkTokens,
    private readonly wallets: WalletTokens,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the registration's id. Throws `LinkExpired`, `RATE_LIMITED`. */
  async run(caller: Caller, token: string): Promise<string> {
    await this.limits.use(TRIED, caller.address ?? 'unknown');
    try {
      return await this.confirm(caller, token);
    } catch (error) {
      // The same person is registered under the new address meanwhile: that registration stands.
      if (violatedConstraint(error) === 'registrations_one_live') throw new LinkExpired({ expiredAt: null });
      throw error;
    }
  }

  private confirm(caller: Caller, token: string): Promise<string> {
    return this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const change = await sql
        .selectFrom('email_changes')
        .selectAll()
        .where('token_hash', '=', this.tokens.hashOf(token) ?? '')
        .executeTakeFirst();
      if (!change) throw new LinkExpired({ expiredAt: null });
      const before = await lockRegistration(tx, change.registration_id);
      const taken = await sql.deleteFrom('email_changes').where('id', '=', change.id).executeTakeFirst();
      const alive = nextState(registrationLifecycle, before.status, 'correct');
      if (change.expires_at <= this.clock.now() || !alive || taken.numDeletedRows === 0n)
        throw new LinkExpired({ expiredAt: change.expires_at });
      const { email } = change;
      const walletLink = before.wallet_link + 1;
      const searchText = searchTextOf({
        fullName: before.full_name,
        email,
        organisationName: before.organisation_name,
        phone: before.phone,
        note: before.note,
      });
      await sql
        .updateTable('registrations')
        .set({
          email,
          search_text: searchText,
          wallet_link: walletLink,
          wallet_token_hash: this.wallets.hashFor(before.id, walletLink),
          version: before.version + 1,
        })
        .where('id', '=', before.id)
        .execute();
      // Its link stands in a mail to the old address.
      await endOpenTransfer(sql, before.id, this.clock.now());
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: before.id,
        eventId: before.event_id,
        action: 'registration.email_changed',
        caller,
        personal: { email },
      });
      await this.mails.emailChanged(tx, before, { ...before, email, wallet_link: walletLink });
      return before.id;
    });
  }
}
