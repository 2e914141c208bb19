import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { type ExportFormat, isPrinted, type PrintFormat } from '@pho-hien/events-core';
import { KeepStream } from '@pho-hien/files-api';
import { type Locale, vietnamDayOf } from '@pho-hien/kernel';
import { Database, type JobAttempt } from '@pho-hien/platform';
import type { Selectable } from 'kysely';
import { PrintTickets, printTitle } from '../../print/print-tickets.ts';
import { headingOf } from '../column-words.ts';
import { TABLE_SOURCES } from '../event-tables.ts';
import { placeIn } from '../table-source.ts';
import { tableName } from '../table-names.ts';
import { eventsSql, type EventsTables } from '../../sql.ts';
import { exportContent } from './export-content.ts';
import type { ExportJob } from './start-export.ts';

/** The purpose of the files. */
export const EXPORT_PURPOSE = 'export';
/** How many rows are in memory at once: few, so that they are gone before they are old. */
const AT_ONCE = 200;
const PDF = 'application/pdf';
const MEDIA = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv',
  BADGES: PDF,
  ATTENDANCE: PDF,
  CERTIFICATES: PDF,
} as const satisfies Record<ExportFormat, string>;

/** Writes an export piece by piece, by the same query and in the same words as the page; how far it is can be seen. */
@Injectable()
export class WriteExport {
  private readonly logger = new Logger(WriteExport.name);

  constructor(
    private readonly database: Database,
    private readonly files: KeepStream,
    private readonly printer: PrintTickets,
  ) {}

  async run({ exportId }: ExportJob, { retryCount, retryLimit }: JobAttempt): Promise<void> {
    const wanted = await eventsSql(this.database.reader)
      .selectFrom('table_exports')
      .selectAll()
      .where('id', '=', exportId)
      .where('status', '=', 'PREPARING')
      .executeTakeFirst();
    if (!wanted) return;
    try {
      await this.write(wanted);
    } catch (error) {
      if (retryCount < retryLimit) throw error;
      this.logger.error(error);
      await this.update(exportId, { status: 'FAILED' });
    }
  }

  private async write(wanted: Wanted): Promise<void> {
    const { id, table_name: table, locale, format } = wanted;
    const name = isPrinted(format) ? printTitle(format, locale) : tableName(table, locale);
    const keep = await this.files.run({
      purpose: EXPORT_PURPOSE,
      ownerId: wanted.requested_by_id,
      name: `${name} ${vietnamDayOf(wanted.requested_at)}.${isPrinted(format) ? 'pdf' : format.toLowerCase()}`,
      mediaType: MEDIA[format],
      attachedTo: id,
      content: isPrinted(format)
        ? await this.paper(wanted, format)
        : exportContent(format, {
            name,
            headings: wanted.columns.map((column) => headingOf(column, locale)),
            rows: this.rows(wanted, locale),
          }),
    });
    await this.database.transaction(async (tx) => {
      const fileId = await keep(tx);
      await eventsSql(tx)
        .updateTable('table_exports')
        .set({ status: 'READY', file_id: fileId })
        .where('id', '=', id)
        .execute();
    });
  }

  private paper({ id, selection, locale }: Wanted, format: PrintFormat): Promise<Readable> {
    return this.printer.content({ format, selection, locale, progress: (written) => this.update(id, { written }) });
  }

  private async *rows(wanted: Wanted, locale: Locale): AsyncGenerator<string[]> {
    const { id, columns, row_order: order, selection } = wanted;
    const source = TABLE_SOURCES[wanted.table_name];
    const sql = eventsSql(this.database.reader);
    let written = 0;
    for (let after = null; ;) {
      const rows = await source.read(sql, { selection, order, after, count: AT_ONCE });
      for (const row of rows) yield columns.map((column) => source.cells[column]?.(row, locale) ?? '');
      written += rows.length;
      await this.update(id, { written });
      if (rows.length < AT_ONCE) return;
      after = placeIn(order, rows.at(-1)!) as never;
    }
  }

  /** Outside any transaction: it is seen at once. */
  private async update(id: string, change: { written?: number; status?: 'FAILED' }): Promise<void> {
    await eventsSql(this.database.reader).updateTable('table_exports').set(change).where('id', '=', id).execute();
  }
}

type Wanted = Selectable<EventsTables['table_exports']>;
