import type { EventTable, ExportFormat } from '@pho-hien/events-core';
import { m } from '@pho-hien/messages';

const names: Record<EventTable, () => string> = {
  REGISTRATIONS: m.organise_tab_registrations,
  TICKETS: m.tables_tickets,
  ORGANISATIONS: m.tables_organisations,
  SESSIONS: m.tables_sessions,
  PEOPLE: m.tables_people,
};

const formats: Record<ExportFormat, () => string> = {
  XLSX: m.tables_export_excel,
  CSV: m.tables_export_csv,
  BADGES: m.print_badges_pdf,
  ATTENDANCE: m.print_attendance_pdf,
  CERTIFICATES: m.print_certificates_pdf,
};

/** What a file of a table is called. */
export const exportText = (format: ExportFormat): string => formats[format]();

/** What a table is called. */
export const tableText = (table: EventTable): string => names[table]();

const hints: Record<EventTable, () => string> = {
  REGISTRATIONS: m.tables_search_registrations,
  TICKETS: m.tables_search_tickets,
  ORGANISATIONS: m.tables_search_organisations,
  SESSIONS: m.tables_search_sessions,
  PEOPLE: m.tables_search_people,
};

/** What can be looked for in a table. */
export const searchHint = (table: EventTable): string => hints[table]();
