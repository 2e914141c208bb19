import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { atGate, type Clock, inEvent, InvalidInput, problemIn, textProblem } from '@pho-hien/kernel';
import { Authorizer, type Caller, CLOCK, Database, notFound, sqlOf } from '@pho-hien/platform';
import { LiveChanges } from '../live/live-changes.ts';
import { ConflictRow } from '../rows/index.ts';
import type { SettleConflictInput } from './conflict.graphql.ts';
import { ConflictQueries } from './conflict.queries.ts';

const NOTE_LENGTH = 500;

/** A person writes down what was found out about a conflict; who is inside stays as it was. */
@Injectable()
export class SettleConflict {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly conflicts: ConflictQueries,
    private readonly live: LiveChanges,
    @Inject(Authorizer) private readonly authorizer: Authorizer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Settles a conflict of the caller's event, or with a side at the caller's gate. Settled before: nothing changes. */
  async run(caller: Caller, { conflictId, note }: SettleConflictInput): Promise<string> {
    const place = await this.conflicts.placeOf(conflictId);
    if (!place) throw notFound();
    const { event_id: eventId, entry_gate_id: entry, other_gate_id: other } = place;
    const scopes = [inEvent(eventId), atGate(entry, eventId), atGate(other, eventId)];
    const { actor } = caller;
    if (!scopes.some((scope) => this.authorizer.decide(actor, 'scan.override', scope) === 'allowed')) throw notFound();
    InvalidInput.throwIfAny(problemIn('note', textProblem(note, NOTE_LENGTH, true)));
    await this.database.transaction(async (tx) => {
      const { numUpdatedRows } = await sqlOf(tx, ConflictRow)
        .updateTable('conflicts')
        .set({
          settled_at: this.clock.now(),
          settled_by_user_id: actor.kind === 'person' ? actor.userId : null,
          settled_by_device_id: actor.kind === 'device' ? actor.deviceId : null,
          note: note.trim(),
        })
        .where('id', '=', conflictId)
        .where('settled_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      await this.audit.open(tx, {
        aggregateType: 'conflict',
        aggregateId: conflictId,
        eventId,
        action: 'conflict.settled',
        caller,
        reason: note.trim(),
      });
    });
    this.live.touch(eventId);
    return conflictId;
  }
}
