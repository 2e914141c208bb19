import { Injectable } from '@nestjs/common';
import type { MailStatus } from '@pho-hien/notifications-core';
import { Database, sqlOf, type Transaction } from '@pho-hien/platform';
import { Mail } from './mail.entity.ts';
import type { MailLogEntryType } from './mail-log.graphql.ts';

/** What was written to whom, for those who may see the thing it was about: the caller checks that. */
@Injectable()
export class MailLog {
  constructor(private readonly database: Database) {}

  /** The mails about several aggregates of one type in one statement, newest first, by aggregate id. */
  async about(type: string, ids: readonly string[]): Promise<Map<string, MailLogEntryType[]>> {
    const found = new Map<string, MailLogEntryType[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return found;
    const rows = await sqlOf(this.database.reader, Mail)
      .selectFrom('mails')
      .select(['id', 'template', 'recipient', 'subject', 'status', 'attempts', 'last_error', 'queued_at', 'sent_at'])
      .select('aggregate_id')
      .where('aggregate_type', '=', type)
      .where('aggregate_id', 'in', [...ids])
      .orderBy('id', 'desc')
      .execute();
    for (const row of rows)
      found.get(row.aggregate_id!)?.push({
        id: row.id,
        template: row.template,
        to: row.recipient,
        subject: row.subject,
        status: row.status as MailStatus,
        attempts: row.attempts,
        lastError: row.last_error,
        queuedAt: row.queued_at,
        sentAt: row.sent_at,
      });
    return found;
  }

  /** Forgets to whom the mails about an aggregate went and what they held; what still waits is not sent. */
  async erase(tx: Transaction, type: string, id: string): Promise<void> {
    const about = sqlOf(tx, Mail)
      .updateTable('mails')
      .where('aggregate_type', '=', type)
      .where('aggregate_id', '=', id);
    await about.where('status', '=', 'queued').set({ status: 'failed', data: null, last_error: 'ERASED' }).execute();
    await about.set({ recipient: null }).execute();
  }
}
