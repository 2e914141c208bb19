import { type ChosenRows, type EventTable, REGISTRATION_STATUSES, type TableSelection } from '@pho-hien/events-core';
import { type RawBuilder, sql as raw } from 'kysely';
import { openText, organisationKey, selectRegistrations } from '../registrations/registration-selection.ts';
import type { EventsSql } from '../sql.ts';
import { everyWordIn } from './raw-part.ts';
import { sessionsMatching } from './session-table.ts';
import { ticketsMatching } from './ticket-table.ts';

type Ids = RawBuilder<unknown>;

/** Behind rows that are named: a person is a name at an address, an organisation a name however it was typed. */
const named: Readonly<Record<EventTable, (eventId: string, ids: Ids) => Ids>> = {
  REGISTRATIONS: (_, ids) => raw`select id from registrations where id = any(${ids})`,
  TICKETS: (_, ids) => raw`select registration_id from tickets where id = any(${ids})`,
  PEOPLE: (eventId, ids) => raw`select same.id from registrations one
      join registrations same on same.search_name = one.search_name and same.email = one.email
     where one.id = any(${ids}) and one.event_id = ${eventId} and same.event_id = ${eventId}`,
  ORGANISATIONS: (eventId, ids) => raw`select id from registrations
     where event_id = ${eventId} and organisation_name is not null and ${organisationKey} in
       (select ${organisationKey} from registrations where id = any(${ids}) and event_id = ${eventId})`,
  SESSIONS: (_, ids) => raw`select registration_id from session_sign_ups where session_id = any(${ids})`,
};

/** Behind all that a table shows of a selection. */
const matching: Readonly<Record<EventTable, (sql: EventsSql, selection: TableSelection) => Ids>> = {
  REGISTRATIONS(sql, { status, ...selection }) {
    const known = REGISTRATION_STATUSES.find((state) => state === status) ?? null;
    return raw`${selectRegistrations(sql, { ...selection, status: known }).select('registrations.id')}`;
  },
  TICKETS: (_, selection) => raw`select registrations.id from ${ticketsMatching(selection)}`,
  PEOPLE: (_, { eventId, search, byContact }) => raw`select id from registrations where event_id = ${eventId}
      and ${everyWordIn(raw`search_text`, search)} and ${byContact ? raw`true` : everyWordIn(openText, search)}`,
  ORGANISATIONS: (_, { eventId, search, ticketTypeId }) => raw`select id from registrations
     where event_id = ${eventId} and organisation_name is not null and ${everyWordIn(organisationKey, search)}
       ${ticketTypeId ? raw`and ticket_type_id = ${ticketTypeId}` : raw``}`,
  SESSIONS: (_, selection) => raw`select registration_id from session_sign_ups
     where session_id in (select id from (${sessionsMatching(selection)}) sessions)`,
};

/**
 * Ids of the registrations behind rows of a table of an event, as a subquery. What is another event's may be among
 * those of rows that are named: the caller narrows to its own.
 */
export function registrationsBehind(sql: EventsSql, eventId: string, { table, ids, filter }: ChosenRows): Ids {
  return ids ? named[table](eventId, raw`${ids}::uuid[]`) : matching[table](sql, { ...filter, eventId });
}
