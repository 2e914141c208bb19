import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import type { Clock } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { eventsSql } from '../sql.ts';
import { endOpenTransfer } from './end-open-transfer.ts';

/** The holder keeps the ticket after all; the link that was handed on opens nothing any more. */
@Injectable()
export class WithdrawTransfer {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where no transfer is open it does nothing. */
  async run(caller: Caller, registrationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const transferId = await endOpenTransfer(eventsSql(tx), registrationId, this.clock.now());
      if (transferId === undefined) return;
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.transfer_withdrawn',
        caller,
        changes: { transferId },
      });
    });
  }
}
