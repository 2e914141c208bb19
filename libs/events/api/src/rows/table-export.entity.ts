import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type {
  EventTable,
  ExportFormat,
  ExportStatus,
  TableColumn,
  TableOrder,
  TableSelection,
} from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { Event } from './event.entity.ts';

/** A table that somebody wants as a file, exactly as they see it; they alone open it, for a day. */
export const TableExport = defineEntity({
  name: 'TableExport',
  tableName: 'table_exports',
  properties: {
    id: p.uuid().primary(),
    event: () => p.manyToOne(Event).index('table_exports_event_id').deleteRule('cascade').updateRule('no action'),
    table: p.string().length(20).$type<EventTable>().name('table_name'),
    format: p.string().length(20).$type<ExportFormat>(),
    /** Those shown to whoever asked, when they asked. */
    columns: p.json<readonly TableColumn[]>(),
    selection: p.json<TableSelection>(),
    order: p.string().length(20).$type<TableOrder>().name('row_order'),
    locale: p.string().length(2).$type<Locale>(),
    requestedById: p.uuid(),
    requestedAt: p.datetime(3),
    expiresAt: p.datetime(3),
    status: p.string().length(20).$type<ExportStatus>(),
    /** How many rows there were when it began. */
    total: p.integer().nullable(),
    written: p.integer().default(0),
    fileId: p.uuid().nullable(),
  },
  checks: [
    { name: 'table_exports_status', expression: "status in ('PREPARING', 'READY', 'FAILED')" },
    { name: 'table_exports_ready', expression: "status <> 'READY' or file_id is not null" },
  ],
});
export type TableExport = InferEntity<typeof TableExport>;
