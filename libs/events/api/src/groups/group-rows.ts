import { type AcceptedPerson, CONSENT_TEXT_VERSIONS, guardianTimes } from '@pho-hien/events-core';
import { searchKey } from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import type { Transaction } from '@pho-hien/platform';
import type { Insertable } from 'kysely';
import type { OfferFacts } from '../registrations/offer-facts.ts';
import { searchTextOf } from '../registrations/search-text.ts';
import { eventsSql, type EventsTables } from '../sql.ts';
import type { NewTicket } from '../tickets/new-ticket.ts';

type Row<Table extends keyof EventsTables> = Insertable<EventsTables[Table]>;

/** A person of a group on the way to the database. */
export interface NewMember {
  readonly id: string;
  readonly person: AcceptedPerson;
  readonly walletTokenHash: string;
  /** Null for who has no guardian to be asked. */
  readonly guardianTokenHash: string | null;
  /** Null until the registration is confirmed. */
  readonly ticket: NewTicket | null;
}

/** To whom all of them belong. */
export interface GroupOfMembers {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly offer: OfferFacts;
  readonly now: Date;
}

/** Writes so many members in a statement a table. */
export async function insertMembers(
  tx: Transaction,
  group: GroupOfMembers,
  members: readonly NewMember[],
): Promise<void> {
  const sql = eventsSql(tx);
  await sql
    .insertInto('registrations')
    .values(members.map((member) => registrationOf(member, group)))
    .execute();
  await sql
    .insertInto('consent_requests')
    .values(members.map((member) => memberOf(member, group)))
    .execute();
  const tickets = members.flatMap(({ ticket }) => (ticket ? [ticket] : []));
  if (tickets.length > 0) await sql.insertInto('tickets').values(tickets).execute();
  const own = members.filter(({ person }) => person.consent === 'GIVEN');
  if (own.length > 0)
    await sql
      .insertInto('registration_consents')
      .values(own.map((member) => ownConsent(member, group.now)))
      .execute();
}

function registrationOf({ id, person, walletTokenHash }: NewMember, group: GroupOfMembers): Row<'registrations'> {
  const { fullName, email, phone, locale, status, consent, minor } = person;
  const organisationName = group.organisationName;
  return {
    id,
    event_id: group.offer.event.id,
    ticket_type_id: group.offer.ticketType.id,
    status,
    full_name: fullName,
    search_name: searchKey(fullName),
    search_text: searchTextOf({ fullName, email, phone, organisationName, note: null }),
    email,
    phone,
    organisation_name: organisationName,
    note: null,
    locale,
    wallet_token_hash: walletTokenHash,
    submitted_at: group.now,
    decided_at: status === 'CONFIRMED' ? group.now : null,
    organisation_id: group.organisationId,
    group_id: group.id,
    minor,
    consent_state: consent,
  };
}

function memberOf({ id, person, guardianTokenHash }: NewMember, { id: groupId, offer, now }: GroupOfMembers) {
  const asked = person.consent === 'GUARDIAN_ASKED';
  const times = asked ? guardianTimes(offer.event, now) : null;
  return {
    registration_id: id,
    group_id: groupId,
    guardian_name: guardianTokenHash ? person.guardian!.name : null,
    guardian_email: guardianTokenHash ? person.guardian!.email : null,
    guardian_token_hash: guardianTokenHash,
    answer_by: times?.answerBy ?? null,
    remind_at: times?.remindAt ?? null,
  } satisfies Row<'consent_requests'>;
}

function ownConsent({ id, person }: NewMember, now: Date): Row<'registration_consents'> {
  const version = CONSENT_TEXT_VERSIONS.REGISTRATION;
  return {
    registration_id: id,
    purpose: 'REGISTRATION',
    text_version: version,
    text: consentText('REGISTRATION', version, person.locale),
    locale: person.locale,
    given_at: now,
  };
}
