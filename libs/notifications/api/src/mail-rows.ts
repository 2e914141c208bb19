import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { Mail } from './mail.entity.ts';
import { SEND_TIMEOUT_MS } from './mail-transport.ts';

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

  /** Whether the mail still waits to be sent. */
  async isQueued(id: string): Promise<boolean> {
    const row = await this.sql.selectFrom('mails').select('status').where('id', '=', id).executeTakeFirst();
    return row?.status === 'queued';
  }

  /** The mail server took it; the values, with their links and codes, go. */
  async markSent(id: string): Promise<void> {
    await this.sql
      .updateTable('mails')
      .set({ status: 'sent', sent_at: this.clock.now(), data: null, last_error: null, claimed_until: null })
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .execute();
  }

  /** Given up; the values go too. */
  async markFailed(id: string, code: string): Promise<void> {
    await this.sql
      .updateTable('mails')
      .set({ status: 'failed', data: null, last_error: code, claimed_until: null })
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .execute();
  }

  /** To be tried again later. */
  async release(id: string, code: string): Promise<void> {
    await this.sql
      .updateTable('mails')
      .set({ last_error: code, claimed_until: null })
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .execute();
  }
}
