import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { type ConsentSource, MailConsents } from '@pho-hien/notifications-api';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { sql as raw } from 'kysely';
import { eventsSql } from '../sql.ts';

/** Consents to news, by address: whoever reads a mailbox may end what comes into it. */
@Injectable()
export class NewsConsents implements ConsentSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly consents: MailConsents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.consents.register('NEWS', this);
  }

  async stands(address: string): Promise<boolean> {
    const consent = await eventsSql(this.database.reader)
      .selectFrom('registrations')
      .innerJoin('registration_consents', 'registration_consents.registration_id', 'registrations.id')
      .select('registrations.id')
      .where('registrations.email', '=', address)
      .where('purpose', '=', 'NEWS')
      .where('withdrawn_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return consent !== undefined;
  }

  /** Withdraws every consent to news given with this address; the registrations themselves stay as they are. */
  async withdraw(caller: Caller, address: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const registrations = await sql
        .selectFrom('registrations')
        .select(['id', 'event_id'])
        .where('email', '=', address)
        .orderBy('id')
        .forUpdate()
        .execute();
      for (const { id, event_id } of registrations) {
        const { numUpdatedRows } = await sql
          .updateTable('registration_consents')
          .set({ withdrawn_at: raw`greatest(given_at, ${this.clock.now()})` })
          .where('registration_id', '=', id)
          .where('purpose', '=', 'NEWS')
          .where('withdrawn_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) continue;
        await this.audit.append(tx, {
          aggregateType: 'registration',
          aggregateId: id,
          eventId: event_id,
          action: 'registration.consent_withdrawn',
          caller,
          changes: { purpose: 'NEWS' },
        });
      }
    });
  }
}
