import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  columnsShown,
  EXPORT_LIFE_MS,
  type EventTable,
  type ExportFormat,
  isPrinted,
  orderOf,
  type TableColumn,
  type TableOrder,
  type TableSelection,
} from '@pho-hien/events-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { type Caller, CLOCK, Database, Jobs, notFound, RateLimits } from '@pho-hien/platform';
import { eventsSql } from '../../sql.ts';
import { EventTables, TABLE_SOURCES } from '../event-tables.ts';

/** Name of the job that writes an export. */
export const WRITE_EXPORT = 'events.write-export';
/** Name of the job that removes the file of an export that expired. */
export const REMOVE_EXPORT = 'events.remove-export';

/** Which export to write, or to remove. */
export interface ExportJob {
  readonly exportId: string;
}

/** What somebody sees and wants as a file. */
export interface WantedExport {
  readonly table: EventTable;
  readonly format: ExportFormat;
  readonly selection: TableSelection;
  readonly columns?: readonly TableColumn[] | null;
  readonly order?: TableOrder | null;
}

const EXPORTS = { name: 'export', times: 20, seconds: 600 };

/** Has a table written as a file, exactly as it is seen: the same rows, columns and order, in the same words. */
@Injectable()
export class StartExport {
  constructor(
    private readonly database: Database,
    private readonly tables: EventTables,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Returns the export's id; a job writes it. The columns are those that the caller may see now. */
  async run(caller: Caller, { table, format, selection: asked, columns, order }: WantedExport): Promise<string> {
    if (caller.actor.kind !== 'person') throw notFound();
    const { userId } = caller.actor;
    await this.limits.use(EXPORTS, userId);
    const selection = this.tables.selectionFor(caller, asked);
    const { eventId } = selection;
    if (!this.tables.formatsOf(caller, eventId, table).includes(format)) throw notFound();
    const shown = columnsShown(table, this.tables.columnsOf(caller, eventId, table), columns);
    const rows = isPrinted(format) ? { ...selection, status: 'VALID' } : selection;
    const total = await TABLE_SOURCES[table].count(eventsSql(this.database.reader), rows);
    const id = newId(this.clock);
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + EXPORT_LIFE_MS);
    await this.database.transaction(async (tx) => {
      await eventsSql(tx)
        .insertInto('table_exports')
        .values({
          id,
          event_id: eventId,
          table_name: table,
          format,
          columns: JSON.stringify(shown) as never,
          selection: JSON.stringify(selection) as never,
          row_order: orderOf(table, order),
          locale: caller.locale,
          requested_by_id: userId,
          requested_at: now,
          expires_at: expiresAt,
          status: 'PREPARING',
          total,
        })
        .execute();
      // Who took whose data out stands in the log; what was searched for can be a name, and does not.
      await this.audit.open(tx, {
        aggregateType: 'table_export',
        aggregateId: id,
        eventId,
        action: 'table_export.requested',
        caller,
        changes: { table, format, columns: shown, total },
      });
      await this.jobs.enqueue(tx, WRITE_EXPORT, { exportId: id } satisfies ExportJob);
      await this.jobs.enqueue(tx, REMOVE_EXPORT, { exportId: id } satisfies ExportJob, expiresAt);
    });
    return id;
  }
}
