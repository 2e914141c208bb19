import { consentsThatCount, type RegisterInput, type RegistrationJudgement } from '@pho-hien/events-core';
import { searchKey } from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import type { Transaction } from '@pho-hien/platform';
import type { Insertable } from 'kysely';
import { eventsSql, type EventsTables } from '../sql.ts';
import type { NewTicket } from '../tickets/new-ticket.ts';
import type { OfferFacts } from './offer-facts.ts';
import { searchTextOf } from './search-text.ts';

/** A registration that the rules accept. */
export type AcceptedRegistration = Extract<RegistrationJudgement, { accepted: true }>;

type RegistrationRow = Insertable<EventsTables['registrations']>;
type ConsentRow = Insertable<EventsTables['registration_consents']>;

/** An accepted registration as its row. */
export function registrationRow(
  input: RegisterInput,
  { registrant, status, consent, guardian }: AcceptedRegistration,
  offer: OfferFacts,
  walletTokenHash: string,
  now: Date,
): RegistrationRow {
  return {
    id: input.id,
    event_id: offer.event.id,
    ticket_type_id: offer.ticketType.id,
    status,
    full_name: registrant.fullName,
    search_name: searchKey(registrant.fullName),
    search_text: searchTextOf(registrant),
    email: registrant.email,
    phone: registrant.phone,
    organisation_name: registrant.organisationName,
    note: registrant.note,
    locale: input.locale,
    wallet_token_hash: walletTokenHash,
    submitted_at: now,
    decided_at: status === 'CONFIRMED' ? now : null,
    minor: guardian !== null,
    consent_state: consent,
  };
}

/** The consents that were given, each with the text that was shown. */
export function consentRows(input: RegisterInput, now: Date): ConsentRow[] {
  return consentsThatCount(input).map(({ purpose, textVersion }) => ({
    registration_id: input.id,
    purpose,
    text_version: textVersion,
    text: consentText(purpose, textVersion, input.locale),
    locale: input.locale,
    given_at: now,
  }));
}

/**
 * Registration, consents and ticket in one statement. PostgreSQL writes the registration first and
 * what hangs on it after: of two that are the same, the later one waits there.
 */
export async function insertRegistration(
  tx: Transaction,
  row: RegistrationRow,
  consents: ConsentRow[],
  ticket: NewTicket | null,
): Promise<void> {
  const consented = eventsSql(tx).with('consented', (query) =>
    query.insertInto('registration_consents').values(consents),
  );
  if (ticket === null) await consented.insertInto('registrations').values(row).execute();
  else
    await consented
      .with('ticketed', (query) => query.insertInto('tickets').values(ticket))
      .insertInto('registrations')
      .values(row)
      .execute();
}
