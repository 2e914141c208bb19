import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { HANDOVER_NOTE_LENGTH } from '@pho-hien/check-in-core';
import { type Clock, InvalidInput, isId, problemIn } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, sqlOf } from '@pho-hien/platform';
import { Shift } from '../rows/index.ts';
import type { WriteHandoverInput } from './shift.graphql.ts';

@Injectable()
export class WriteHandover {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Leaves a note for whoever comes after one's own shift. Throws `InvalidInput`, and `NOT_FOUND` for another's shift. */
  async run(caller: Caller, { shiftId, note }: WriteHandoverInput): Promise<string> {
    if (caller.actor.kind !== 'person' || !isId(shiftId)) throw notFound();
    const { userId } = caller.actor;
    const text = note.normalize('NFC').trim();
    InvalidInput.throwIfAny(problemIn('note', text.length > HANDOVER_NOTE_LENGTH ? 'too_long' : null));
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const written = await sqlOf(tx, Shift)
        .updateTable('shifts')
        .set({ handover_note: text || null, handover_at: text ? now : null })
        .where('id', '=', shiftId)
        .where('user_id', '=', userId)
        .returning('event_id')
        .executeTakeFirst();
      if (!written) throw notFound();
      // What is written may be about people; that it was written is enough.
      await this.audit.append(tx, {
        aggregateType: 'shift',
        aggregateId: shiftId,
        eventId: written.event_id,
        action: 'shift.handed_over',
        caller,
        changes: { characters: text.length },
      });
    });
    return shiftId;
  }
}
