import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Caller, Database } from '@pho-hien/platform';
import { lockRegistration } from '../../registrations/locked-registration.ts';
import { programmeSql } from '../programme-sql.ts';
import { Seats } from './seats.ts';

/** Somebody gives a place in a session back. */
@Injectable()
export class LeaveSession {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly seats: Seats,
  ) {}

  /** Where there is nothing to leave it does nothing: what was wished is so already. */
  async run(caller: Caller, registrationId: string, sessionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const left = await programmeSql(tx)
        .deleteFrom('session_sign_ups')
        .where('session_id', '=', sessionId)
        .where('registration_id', '=', registrationId)
        .executeTakeFirst();
      if (left.numDeletedRows === 0n) return;
      await this.seats.giveBack(tx, sessionId);
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'event_session.left',
        caller,
        changes: { sessionId },
      });
    });
  }
}
