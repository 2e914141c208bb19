import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { normaliseRoom, type RoomInput, roomProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput, newId, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { changedFields } from '../../changed-fields.ts';
import { lockEvent } from '../../events/locked-event.ts';
import { programmeSql } from '../programme-sql.ts';
import type { SaveTarget } from '../save-target.ts';

/** Makes or changes a room. */
@Injectable()
export class SaveRoom {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the room's id. Throws `InvalidInput`, `StaleVersion`. */
  async run(caller: Caller, target: SaveTarget, input: RoomInput): Promise<string> {
    InvalidInput.throwIfAny(roomProblems(input));
    const columns = normaliseRoom(input);
    try {
      return await this.database.transaction((tx) =>
        'eventId' in target
          ? this.insert(tx, caller, target.eventId, columns)
          : this.update(tx, caller, target, columns),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'rooms_event_name')
        throw new InvalidInput([{ field: 'name.vi', code: 'duplicate' }]);
      throw error;
    }
  }

  private async insert(tx: Transaction, caller: Caller, eventId: string, columns: RoomInput): Promise<string> {
    await lockEvent(tx, eventId);
    const id = newId(this.clock);
    const now = this.clock.now();
    await programmeSql(tx)
      .insertInto('rooms')
      .values({ id, event_id: eventId, ...columns, created_at: now, updated_at: now })
      .execute();
    await this.audit.open(tx, {
      aggregateType: 'room',
      aggregateId: id,
      eventId,
      action: 'room.created',
      caller,
      changes: changedFields({}, columns),
    });
    return id;
  }

  private async update(
    tx: Transaction,
    caller: Caller,
    { id, version }: { id: string; version: number },
    columns: RoomInput,
  ): Promise<string> {
    const sql = programmeSql(tx);
    const before = await sql.selectFrom('rooms').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
    if (!before) throw notFound();
    if (before.version !== version) throw new StaleVersion(before.version);
    await sql
      .updateTable('rooms')
      .set({ ...columns, version: version + 1, updated_at: this.clock.now() })
      .where('id', '=', id)
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'room',
      aggregateId: id,
      eventId: before.event_id,
      action: 'room.changed',
      caller,
      changes: changedFields(before, columns),
    });
    return id;
  }
}
