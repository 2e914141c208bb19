import { Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { StillInUse } from '@pho-hien/events-core';
import { type Caller, Database, notFound, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { lockEvent } from '../events/locked-event.ts';
import { programmeSql } from './programme-sql.ts';

/** What a programme is made of. */
export type ProgrammePart = 'room' | 'speaker' | 'session';

const TABLES = { room: 'rooms', speaker: 'speakers', session: 'event_sessions' } as const;
const AGGREGATES = { room: 'room', speaker: 'speaker', session: 'event_session' } as const;

/** Deletes a part of the programme that nothing else names. */
@Injectable()
export class DeleteUnused {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** Throws `StillInUse`; also where only a row of a higher context names it, such as a check-in list. */
  async run(caller: Caller, part: ProgrammePart, id: string): Promise<void> {
    await this.delete(caller, part, id).catch((error: unknown) => {
      throw violatedConstraint(error)?.endsWith('_foreign') ? new StillInUse({ by: 1 }) : error;
    });
  }

  private async delete(caller: Caller, part: ProgrammePart, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const sql = programmeSql(tx);
      const find = sql.selectFrom(TABLES[part]).select('event_id').where('id', '=', id);
      const found = await find.executeTakeFirst();
      if (!found) throw notFound();
      // Nobody who edits names it meanwhile, and nobody signs up for it.
      await lockEvent(tx, found.event_id);
      const row = await find.forUpdate().executeTakeFirst();
      if (!row) throw notFound();
      const by = await this.uses(tx, part, id);
      if (by > 0) throw new StillInUse({ by });
      await sql.deleteFrom(TABLES[part]).where('id', '=', id).execute();
      await this.audit.append(tx, {
        aggregateType: AGGREGATES[part],
        aggregateId: id,
        eventId: row.event_id,
        action: `${AGGREGATES[part]}.deleted`,
        caller,
        changes: {},
      });
    });
  }

  private async uses(tx: Transaction, part: ProgrammePart, id: string): Promise<number> {
    const sql = programmeSql(tx);
    const rows =
      part === 'room'
        ? await sql.selectFrom('event_sessions').select('id').where('room_id', '=', id).execute()
        : part === 'speaker'
          ? await sql.selectFrom('session_speakers').select('session_id').where('speaker_id', '=', id).execute()
          : await sql.selectFrom('session_sign_ups').select('registration_id').where('session_id', '=', id).execute();
    return rows.length;
  }
}
