import type { RegistrationStatus, TableOrder, TableSelection } from '@pho-hien/events-core';
import { endOfDay, instantOf, searchKey } from '@pho-hien/kernel';
import { sql as raw } from 'kysely';
import type { EventsSql } from '../sql.ts';
import { isAscending, isByName, type Place } from '../tables/place.ts';

/** Which registrations of an event are meant. */
export interface RegistrationSelection extends Omit<TableSelection, 'status'> {
  readonly status?: RegistrationStatus | null;
}

/** Words beyond these narrow nothing. */
const MOST_WORDS = 8;

/** `searchKey` of the organisation's name, as the database writes it. */
export const organisationKey = raw<string>`replace(lower(regexp_replace(normalize(registrations.organisation_name, NFD), '[\\u0300-\\u036f]', '', 'g')), 'đ', 'd')`;

const part = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** What of a registration everybody may find it by who may read it, as `searchKey` writes it. */
export const openText = raw<string>`(registrations.search_name || ' ' || coalesce(${organisationKey}, ''))`;

/**
 * Those that are meant; every word of `search` is somewhere in name or organisation, and for who may see address and
 * number, there.
 */
export function selectRegistrations(sql: EventsSql, selection: RegistrationSelection) {
  const { eventId, status, ticketTypeId, day } = selection;
  const organisation = searchKey(selection.organisation ?? '');
  const words = searchKey(selection.search ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  return (
    sql
      .selectFrom('registrations')
      .where('registrations.event_id', '=', eventId)
      .$if(status != null, (query) => query.where('registrations.status', '=', status!))
      .$if(ticketTypeId != null, (query) => query.where('ticket_type_id', '=', ticketTypeId!))
      .$if(day != null, (query) =>
        query.where('submitted_at', '>=', instantOf(day!)).where('submitted_at', '<', endOfDay(day!)),
      )
      // The text of everything has an index, and holds the organisation's name too.
      .$if(organisation !== '', (query) =>
        query.where('search_text', 'like', part(organisation)).where(organisationKey, 'like', part(organisation)),
      )
      .$call((query) => words.reduce((narrowed, word) => narrowed.where('search_text', 'like', part(word)), query))
      .$if(!selection.byContact, (query) =>
        words.reduce((narrowed, word) => narrowed.where(openText, 'like', part(word)), query),
      )
  );
}

/** Puts them in order and leaves out those up to a place of it. */
export function inOrder(
  query: ReturnType<typeof selectRegistrations>,
  order: TableOrder,
  after: Place | null,
): ReturnType<typeof selectRegistrations> {
  const column = isByName(order) ? 'search_name' : 'submitted_at';
  const direction = isAscending(order) ? 'asc' : 'desc';
  return query
    .$if(after !== null, (page) =>
      page.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple(column, 'registrations.id'),
          direction === 'asc' ? '>' : '<',
          tuple(after!.key as never, after!.id),
        ),
      ),
    )
    .orderBy(column, direction)
    .orderBy('registrations.id', direction);
}
