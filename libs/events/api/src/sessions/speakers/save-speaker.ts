import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { normaliseSpeaker, type SpeakerInput, speakerProblems } from '@pho-hien/events-core';
import { type Clock, InvalidInput, newId, StaleVersion } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, notFound, type Transaction } from '@pho-hien/platform';
import { changedFields } from '../../changed-fields.ts';
import { lockEvent } from '../../events/locked-event.ts';
import { programmeSql } from '../programme-sql.ts';
import type { SaveTarget } from '../save-target.ts';

/** Makes or changes a speaker. */
@Injectable()
export class SaveSpeaker {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the speaker's id. Throws `InvalidInput`, `StaleVersion`. */
  async run(caller: Caller, target: SaveTarget, input: SpeakerInput): Promise<string> {
    InvalidInput.throwIfAny(speakerProblems(input));
    const { fullName, ...texts } = normaliseSpeaker(input);
    const columns = { full_name: fullName, ...texts };
    return this.database.transaction((tx) =>
      'eventId' in target ? this.insert(tx, caller, target.eventId, columns) : this.update(tx, caller, target, columns),
    );
  }

  private async insert(tx: Transaction, caller: Caller, eventId: string, columns: SpeakerColumns): Promise<string> {
    await lockEvent(tx, eventId);
    const id = newId(this.clock);
    const now = this.clock.now();
    await programmeSql(tx)
      .insertInto('speakers')
      .values({ id, event_id: eventId, ...columns, created_at: now, updated_at: now })
      .execute();
    await this.audit.open(tx, {
      aggregateType: 'speaker',
      aggregateId: id,
      eventId,
      action: 'speaker.created',
      caller,
      changes: {},
      personal: { fullName: columns.full_name },
    });
    return id;
  }

  private async update(
    tx: Transaction,
    caller: Caller,
    { id, version }: { id: string; version: number },
    columns: SpeakerColumns,
  ): Promise<string> {
    const sql = programmeSql(tx);
    const row = await sql
      .selectFrom('speakers')
      .select(['event_id', 'version', 'full_name', 'position', 'organisation', 'bio'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row) throw notFound();
    if (row.version !== version) throw new StaleVersion(row.version);
    await sql
      .updateTable('speakers')
      .set({ ...columns, version: version + 1, updated_at: this.clock.now() })
      .where('id', '=', id)
      .execute();
    await this.audit.append(tx, {
      aggregateType: 'speaker',
      aggregateId: id,
      eventId: row.event_id,
      action: 'speaker.changed',
      caller,
      // Which fields; the values are a person's.
      changes: { fields: Object.keys(changedFields(row, columns)) },
    });
    return id;
  }
}

type SpeakerColumns = Omit<SpeakerInput, 'fullName'> & { readonly full_name: string };
