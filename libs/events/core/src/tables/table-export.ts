import type { EventTable } from './event-table.ts';

/** Sheets that a table can be exported as. */
export const SHEET_FORMATS = ['XLSX', 'CSV'] as const;
/** A sheet that a table can be exported as. */
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** What is printed from the table of tickets: badges, a list to sign, certificates for those who came. */
export const PRINT_FORMATS = ['BADGES', 'ATTENDANCE', 'CERTIFICATES'] as const;
/** What is printed from the table of tickets. */
export type PrintFormat = (typeof PRINT_FORMATS)[number];

/** What a table can be exported as. */
export const EXPORT_FORMATS = [...SHEET_FORMATS, ...PRINT_FORMATS] as const;
/** What a table can be exported as. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What this table can be exported as. */
export function exportFormatsOf(table: EventTable): readonly ExportFormat[] {
  return table === 'TICKETS' ? EXPORT_FORMATS : SHEET_FORMATS;
}

/** Whether it is printed: a PDF of the tickets. */
export function isPrinted(format: ExportFormat): format is PrintFormat {
  return (PRINT_FORMATS as readonly ExportFormat[]).includes(format);
}

/** Where an export stands. */
export const EXPORT_STATUSES = ['PREPARING', 'READY', 'FAILED'] as const;
/** Where an export stands. */
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** How long an export can be opened, in milliseconds: 24 hours. */
export const EXPORT_LIFE_MS = 24 * 60 * 60_000;
