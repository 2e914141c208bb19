import type { TableColumn } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

const headings: Record<TableColumn, (inputs: object, options: { locale: Locale }) => string> = {
  NAME: m.tables_column_name,
  TITLE: m.tables_column_title,
  TICKET: m.tables_column_ticket,
  ORGANISATION: m.tables_column_organisation,
  EMAIL: m.organise_fact_email,
  PHONE: m.organise_fact_phone,
  TICKET_TYPE: m.organise_column_type,
  ROOM: m.tables_column_room,
  SPEAKERS: m.tables_column_speakers,
  STARTS: m.tables_column_starts,
  ENDS: m.tables_column_ends,
  SUBMITTED: m.organise_column_submitted,
  ISSUED: m.tables_column_issued,
  STATUS: m.organise_column_status,
  DECIDED: m.organise_fact_decided,
  ENDED: m.tables_column_ended,
  REASON: m.organise_fact_reason,
  ROLES: m.tables_column_roles,
  REGISTRATIONS: m.tables_column_registrations,
  CONFIRMED: m.tables_column_confirmed,
  PLACES: m.tables_column_places,
  SIGNED_UP: m.tables_column_signed_up,
  LANGUAGE: m.organise_fact_language,
  NOTE: m.organise_fact_note,
};

/** What stands above a column. */
export const headingOf = (column: TableColumn, locale: Locale): string => headings[column]({}, { locale });
