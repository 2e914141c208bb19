import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { reasonProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs } from '@pho-hien/platform';
import { Places } from '../registrations/places.ts';
import { EventKeys } from './event-keys.ts';
import { moveKey } from './move-key.ts';

/** Name of the job that gives the tickets of a revoked key another. */
export const SIGN_AGAIN = 'events.sign-again';

/** The data of that job. */
export interface SignAgain {
  readonly keyId: string;
}

/**
 * A key may have leaked: whatever it signed is refused from now on. Its tickets are signed again by
 * the active key, and mailed to their holders, by a job.
 */
@Injectable()
export class RevokeSigningKey {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly keys: EventKeys,
    private readonly places: Places,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Revoking what is revoked changes nothing. Throws `InvalidInput`. */
  async run(caller: Caller, keyId: string, givenReason: string): Promise<void> {
    InvalidInput.throwIfAny(reasonProblems(givenReason));
    await this.database.transaction(async (tx) => {
      const ended = await moveKey(tx, keyId, 'revoke', this.clock);
      if (!ended) return;
      await this.places.offerChanges(tx, ended.eventId);
      const made = ended.wasActive ? await this.keys.create(tx, ended.eventId) : null;
      await this.audit.append(tx, {
        aggregateType: 'event',
        aggregateId: ended.eventId,
        eventId: ended.eventId,
        action: 'event.key_revoked',
        caller,
        reason: givenReason.normalize('NFC').trim(),
        changes: { keyNumber: made ? { from: ended.number, to: made.number } : ended.number },
      });
      await this.jobs.enqueue(tx, SIGN_AGAIN, { keyId } satisfies SignAgain);
    });
  }
}
