import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { Mail } from './mail.entity.ts';
import { SEND_TIMEOUT_MS } from './mail-transport.ts';

/** What no longer holds once a mail is sent or given up. */
const SETTLED = { data: null, wording: null, claimed_until: null, next_attempt_at: null } as const;

/** The delivery's own reads and writes of `mails`, each one statement. */
@Injectable()
export class MailRows {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  private get sql() {
    return sqlOf(this.database.reader, Mail);
  }

  /** Takes a queued mail for one attempt; undefined when it is settled already or somebody else is sending it. */
  claim(id: string) {
    const now = this.clock.now();
    return this.sql
      .updateTable('mails')
      .set((column) => ({
        attempts: column('attempts', '+', 1),
        claimed_until: new Date(now.getTime() + 2 * SEND_TIMEOUT_MS),
      }))
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .where((column) => column.or([column('claimed_until', 'is', null), column('claimed_until', '<', now)]))
      .returningAll()
      .executeTakeFirst();
  }

  /** Whether a worker is sending it at this moment, or died doing so. */
  async isBeingSent(id: string): Promise<boolean> {
    const row = await this.sql
      .selectFrom('mails')
      .select(['status', 'claimed_until'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.status === 'queued' && row.claimed_until !== null;
  }

  /** The mail server took it; the values, with their links and codes, go. What was sent is said in the log. */
  async markSent(id: string, sent: { readonly subject: string; readonly wordingId: string | null }): Promise<void> {
    await this.sql
      .updateTable('mails')
      .set({
        ...SETTLED,
        status: 'sent',
        sent_at: this.clock.now(),
        last_error: null,
        subject: sent.subject,
        wording_id: sent.wordingId,
      })
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .execute();
  }

  /** Given up; the values go too. */
  async markFailed(id: string, code: string): Promise<void> {
    await this.sql
      .updateTable('mails')
      .set({ ...SETTLED, status: 'failed', last_error: code })
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .execute();
  }

  /** To be tried again at `next`. */
  async release(tx: Transaction, id: string, code: string, next: Date): Promise<void> {
    await sqlOf(tx, Mail)
      .updateTable('mails')
      .set({ last_error: code, claimed_until: null, next_attempt_at: next })
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .execute();
  }
}
