import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { type Clock, InvalidInput, nameProblem, newId, normaliseName, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { lockRegistration } from '../registrations/locked-registration.ts';
import { eventsSql } from '../sql.ts';
import { ChangeMails } from './change-mails.ts';
import { endOpenTransfer } from './end-open-transfer.ts';
import { LinkTokens } from './link-tokens.ts';
import { TransferCheck } from './transferable.ts';

/**
 * A ticket is to go to somebody else, of whom we learn the name and nothing more. The holder gets a link
 * to hand on; until the new person opens it and agrees, the ticket stays the holder's.
 */
@Injectable()
export class OfferTransfer {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly check: TransferCheck,
    private readonly mails: ChangeMails,
    private readonly tokens: LinkTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A later offer takes the place of an earlier one. Throws `TransferRefused`, `InvalidInput`. */
  async run(caller: Caller, registrationId: string, givenName: string): Promise<void> {
    InvalidInput.throwIfAny(problemIn('toName', nameProblem(givenName)));
    const toName = normaliseName(givenName);
    await this.database.transaction(async (tx) => {
      const registration = await lockRegistration(tx, registrationId);
      const { offer } = await this.check.require(tx, registration);
      const sql = eventsSql(tx);
      const id = newId(this.clock);
      const now = this.clock.now();
      await endOpenTransfer(sql, registrationId, now);
      await sql
        .insertInto('ticket_transfers')
        .values({
          id,
          registration_id: registrationId,
          to_name: toName,
          token_hash: this.tokens.hashOf(this.tokens.of('transfer', id))!,
          status: 'OPEN',
          offered_at: now,
        })
        .execute();
      await this.audit.append(tx, {
        aggregateType: 'registration',
        aggregateId: registrationId,
        eventId: registration.event_id,
        action: 'registration.transfer_offered',
        caller,
        changes: { transferId: id },
        personal: { toName },
      });
      await this.mails.transferOffered(tx, registration, offer, id, toName);
    });
  }
}
