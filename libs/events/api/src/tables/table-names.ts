import type { EventTable } from '@pho-hien/events-core';
import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';

const names: Record<EventTable, (inputs: object, options: { locale: Locale }) => string> = {
  REGISTRATIONS: m.organise_tab_registrations,
  TICKETS: m.tables_tickets,
  ORGANISATIONS: m.tables_organisations,
  SESSIONS: m.tables_sessions,
  PEOPLE: m.tables_people,
};

/** What a table is called. */
export const tableName = (table: EventTable, locale: Locale): string => names[table]({}, { locale });
