import { EventTableResolver } from './event-table.resolver.ts';
import { EventTables } from './event-tables.ts';
import { ExportQueries } from './exports/export.queries.ts';
import { ExportResolver } from './exports/export.resolver.ts';
import { HistoryMatter } from './history-matter.ts';
import { StartExport } from './exports/start-export.ts';
import { WriteExport } from './exports/write-export.ts';

/** The tables of an event’s desk, and their exports. */
export const tableProviders = [
  EventTableResolver,
  EventTables,
  ExportQueries,
  ExportResolver,
  StartExport,
  WriteExport,
  HistoryMatter,
];

/** What contexts above ask of the tables. */
export const tableServices = [HistoryMatter];
