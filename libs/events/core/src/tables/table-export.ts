/** What a table can be exported as. */
export const EXPORT_FORMATS = ['XLSX', 'CSV'] as const;
/** What a table can be exported as. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Where an export stands. */
export const EXPORT_STATUSES = ['PREPARING', 'READY', 'FAILED'] as const;
/** Where an export stands. */
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** How long an export can be opened, in milliseconds: 24 hours. */
export const EXPORT_LIFE_MS = 24 * 60 * 60_000;
