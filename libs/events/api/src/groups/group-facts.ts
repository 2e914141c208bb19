import {
  type FormVersion,
  type GroupFacts,
  type GroupInput,
  LIVE_REGISTRATION_STATUSES,
  normalisePerson,
} from '@pho-hien/events-core';
import { searchKey } from '@pho-hien/kernel';
import { offerFrom, type OfferFacts, selectOffer } from '../registrations/offer-facts.ts';
import type { EventsSql } from '../sql.ts';

/** The offer of a ticket type, or null where there is none. */
export async function groupOffer(sql: EventsSql, ticketTypeId: string): Promise<OfferFacts | null> {
  const row = await selectOffer(sql, ticketTypeId).executeTakeFirst();
  return row ? offerFrom(row) : null;
}

/** The newest form of a ticket type, or null where there is none. */
export async function groupForm(sql: EventsSql, ticketTypeId: string): Promise<FormVersion | null> {
  const form = await sql
    .selectFrom('form_versions')
    .select(['version', 'fields'])
    .where('ticket_type_id', '=', ticketTypeId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return form ?? null;
}

/** `identityKeyOf` of those among these addresses who have a live registration for the ticket type, not by this group itself, if it is one. */
export async function registeredAmong(
  sql: EventsSql,
  ticketTypeId: string,
  emails: readonly string[],
  groupId: string | null,
): Promise<Set<string>> {
  if (emails.length === 0) return new Set();
  const rows = await sql
    .selectFrom('registrations')
    .select(['email', 'full_name'])
    .where('ticket_type_id', '=', ticketTypeId)
    .where('status', 'in', LIVE_REGISTRATION_STATUSES)
    .where('email', 'in', [...new Set(emails)])
    .$if(groupId !== null, (query) => query.where('group_id', 'is distinct from', groupId))
    .execute();
  return new Set(rows.map(({ email, full_name }) => `${email}|${searchKey(full_name)}`));
}

/** The addresses under which these people would be registered. */
export const emailsOf = (people: GroupInput['people']): string[] =>
  people.map((person) => normalisePerson(person).email);

/** An offer as the rule for groups takes it. */
export function factsOf(
  offer: OfferFacts | null,
  rest: Pick<GroupFacts, 'form' | 'ownEmail' | 'school' | 'registered'>,
): GroupFacts {
  return {
    eventStatus: offer?.event.status ?? 'DRAFT',
    eventEndsAt: offer?.event.endsAt ?? null,
    ticketType: offer?.ticketType ?? null,
    ...rest,
  };
}
