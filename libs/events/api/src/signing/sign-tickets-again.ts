import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { Database, Jobs, systemCaller, type Transaction } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';
import { SIGN_AGAIN, type SignAgain } from './revoke-signing-key.ts';

/** Tickets in one transaction. */
const BATCH = 100;

/**
 * Gives the tickets of a revoked key the active one and mails them. The key a ticket stands on says
 * whether it is done, so running twice mails nobody twice.
 */
@Injectable()
export class SignTicketsAgain {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly mails: RegistrationMails,
    private readonly jobs: Jobs,
  ) {}

  /** One batch; queues the next while there is one. */
  async run({ keyId }: SignAgain): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rows = await eventsSql(tx)
        .selectFrom('registrations')
        .innerJoin('tickets', 'tickets.registration_id', 'registrations.id')
        .selectAll('registrations')
        .select(['tickets.id as ticket_id', 'tickets.short_code'])
        .where('tickets.event_key_id', '=', keyId)
        .where('tickets.status', '=', 'VALID')
        .orderBy('registrations.id')
        .limit(BATCH)
        .forUpdate('registrations')
        .execute();
      for (const row of rows) await this.signOne(tx, keyId, row);
      if (rows.length === BATCH) await this.jobs.enqueue(tx, SIGN_AGAIN, { keyId } satisfies SignAgain);
    });
  }

  private async signOne(tx: Transaction, keyId: string, row: TicketToSign): Promise<void> {
    const sql = eventsSql(tx);
    const offer = await offerOf(sql, row.ticket_type_id);
    const moved = await sql
      .updateTable('tickets')
      .set({ event_key_id: offer.key.id })
      .where('id', '=', row.ticket_id)
      .where('event_key_id', '=', keyId)
      .where('status', '=', 'VALID')
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) return;
    await this.audit.append(tx, {
      aggregateType: 'registration',
      aggregateId: row.id,
      eventId: row.event_id,
      action: 'ticket.signed_again',
      caller: systemCaller(SIGN_AGAIN),
      changes: { ticketId: row.ticket_id, keyNumber: offer.key.number },
    });
    const ticket = { id: row.ticket_id, shortCode: row.short_code };
    await this.mails.ticket(tx, 'ticket-reissued', holderOf(row), offer, ticket);
  }
}

type TicketToSign = Parameters<typeof holderOf>[0] & {
  ticket_id: string;
  ticket_type_id: string;
  event_id: string;
  short_code: string;
};
