import { Inject, Injectable } from '@nestjs/common';
import { type AttachedFile, type FilePurposes, StoredFiles } from '@pho-hien/files-api';
import { type Clock, inEvent, isId } from '@pho-hien/kernel';
import { Authorizer, type Caller, CLOCK, Database, notFound } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';
import { EventTables } from '../event-tables.ts';
import type { TableExportType } from './export.graphql.ts';
import type { ExportJob } from './start-export.ts';
import { EXPORT_PURPOSE } from './write-export.ts';

/** Exports, for who asked for them: nobody else, and nobody who lost the right to the table or to one of its columns since. */
@Injectable()
export class ExportQueries {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFiles,
    private readonly authorizer: Authorizer,
    private readonly tables: EventTables,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Files of exports open for who asked, as long as they live. */
  registerWith(purposes: FilePurposes): void {
    purposes.register({
      name: EXPORT_PURPOSE,
      kinds: [],
      mostBytes: 0,
      uploadBy: 'signed-in',
      opening: async ({ attachedTo }: AttachedFile, caller) => (await this.own(caller, attachedTo)) !== undefined,
    });
  }

  /** Throws `NOT_FOUND` for what is somebody else's, expired or not there. */
  async byId(caller: Caller, id: string): Promise<TableExportType> {
    const row = await this.own(caller, id);
    if (!row) throw notFound();
    const file = row.file_id ? (await this.files.factsOf([row.file_id])).get(row.file_id) : undefined;
    return {
      id,
      table: row.table_name,
      status: row.status,
      total: row.total,
      written: row.written,
      file: file ?? null,
      expiresAt: row.expires_at,
    };
  }

  /** What expired belongs to nothing any more, and is removed. */
  async remove({ exportId }: ExportJob): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await eventsSql(tx)
        .deleteFrom('table_exports')
        .where('id', '=', exportId)
        .where('expires_at', '<=', this.clock.now())
        .returning('file_id')
        .executeTakeFirst();
      if (row?.file_id) await this.files.detach(tx, [row.file_id], exportId);
    });
  }

  private async own(caller: Caller, id: string) {
    const { actor } = caller;
    if (actor.kind !== 'person' || !isId(id)) return undefined;
    const row = await eventsSql(this.database.reader)
      .selectFrom('table_exports')
      .selectAll()
      .where('id', '=', id)
      .where('requested_by_id', '=', actor.userId)
      .where('expires_at', '>', this.clock.now())
      .executeTakeFirst();
    if (!row || this.authorizer.decide(actor, 'registration.read', inEvent(row.event_id)) !== 'allowed')
      return undefined;
    const visible = this.tables.columnsOf(caller, row.event_id, row.table_name);
    return row.columns.every((column) => visible.includes(column)) ? row : undefined;
  }
}
