import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  CONSENT_TEXT_VERSIONS,
  GUARDIAN_TEXT_VERSION,
  judgeReservedPlace,
  LIVE_REGISTRATION_STATUSES,
  shortCodeOf,
  type WalkUp,
  type WalkUpObstacle,
} from '@pho-hien/events-core';
import { type Clock, newId, searchKey } from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import { type Caller, CLOCK, type Transaction } from '@pho-hien/platform';
import { searchTextOf } from '../registrations/search-text.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { Places } from '../registrations/places.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { FIRST_LINK, WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';

/** Somebody whom a desk registered with a reserved place. */
export interface HandedInWalkUp {
  readonly placeId: string;
  readonly walkUp: WalkUp;
  /** When they stood at the desk, by the server's clock. */
  readonly registeredAt: Date;
  /** When the place's block was revoked by a person; null: it was not. */
  readonly blockRevokedAt: Date | null;
  /** A person has looked at it and takes it all the same. */
  readonly accepted: boolean;
}

/** Turns a reserved place into a confirmed registration with its ticket, once, however often and late it is handed in. */
@Injectable()
export class RegisterWalkUp {
  constructor(
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    private readonly wallets: WalletTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the caller's transaction. Answers why a person has to decide, or null: the ticket exists from now on. */
  async run(tx: Transaction, caller: Caller, given: HandedInWalkUp): Promise<WalkUpObstacle | null> {
    const { placeId, walkUp, registeredAt, blockRevokedAt, accepted } = given;
    const sql = eventsSql(tx);
    const place = await sql
      .selectFrom('reserved_places')
      .selectAll()
      .where('id', '=', placeId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const judged = judgeReservedPlace({ status: place.status, blockRevokedAt }, registeredAt, accepted);
    if (judged === 'known') return null;
    if (judged === 'BLOCK_REVOKED') return judged;
    if (walkUp.email !== '' && (await this.isRegistered(tx, place.ticket_type_id, walkUp))) return 'ALREADY_REGISTERED';
    const hasPlace =
      judged === 'use'
        ? await this.places.useReserved(tx, place.ticket_type_id)
        : await this.places.takeAgain(tx, place.ticket_type_id);
    if (!hasPlace) return 'NO_PLACE_LEFT';

    // The ticket type's row is held: no key is revoked and no offer changes under our hands.
    const offer = await offerOf(sql, place.ticket_type_id);
    const { status: keyStatus } = await sql
      .selectFrom('event_keys')
      .select('status')
      .where('id', '=', place.event_key_id)
      .executeTakeFirstOrThrow();
    const id = newId(this.clock);
    const now = this.clock.now();
    await sql
      .insertInto('registrations')
      .values({
        id,
        event_id: offer.event.id,
        ticket_type_id: place.ticket_type_id,
        status: 'CONFIRMED',
        full_name: walkUp.fullName,
        search_name: searchKey(walkUp.fullName),
        search_text: searchTextOf({ ...walkUp, note: null }),
        email: walkUp.email,
        phone: walkUp.phone,
        organisation_name: walkUp.organisationName,
        locale: walkUp.locale,
        wallet_token_hash: this.wallets.hashFor(id),
        submitted_at: registeredAt,
        decided_at: now,
        walk_up: true,
        minor: walkUp.guardianName !== null,
        consent_state: walkUp.guardianName === null ? 'GIVEN' : 'GUARDIAN_GIVEN',
      })
      .execute();
    if (walkUp.guardianName === null)
      await sql
        .insertInto('registration_consents')
        .values(consentRowsOf(walkUp, id, registeredAt))
        .execute();
    else
      await sql
        .insertInto('consent_requests')
        .values(guardianRowOf(walkUp, id, registeredAt))
        .execute();
    const ticket = {
      id: placeId,
      registration_id: id,
      event_key_id: keyStatus === 'REVOKED' ? offer.key.id : place.event_key_id,
      status: 'VALID' as const,
      valid_from: place.valid_from,
      valid_until: place.valid_until,
      short_code: shortCodeOf(placeId),
      issued_at: now,
    };
    await sql.insertInto('tickets').values(ticket).execute();
    await sql
      .updateTable('reserved_places')
      .set({ status: 'USED', registration_id: id, ended_at: now })
      .where('id', '=', placeId)
      .execute();
    await this.audit.open(tx, {
      aggregateType: 'registration',
      aggregateId: id,
      eventId: offer.event.id,
      action: 'registration.walked_up',
      caller,
      changes: { status: 'CONFIRMED', ticketTypeId: place.ticket_type_id, ticketId: placeId, blockId: place.block_id },
      personal: { fullName: walkUp.fullName, email: walkUp.email, phone: walkUp.phone },
    });
    if (walkUp.email !== '') {
      const { fullName, email, locale } = walkUp;
      const holder = { registrationId: id, fullName, email, locale, walletLink: FIRST_LINK };
      await this.mails.ticket(tx, 'ticket-issued', holder, offer, { id: placeId, shortCode: ticket.short_code });
    }
    return null;
  }

  /** Whether this person has a live registration already; without an address nobody can tell. */
  private async isRegistered(tx: Transaction, ticketTypeId: string, { email, fullName }: WalkUp): Promise<boolean> {
    const live = await eventsSql(tx)
      .selectFrom('registrations')
      .select('id')
      .where('ticket_type_id', '=', ticketTypeId)
      .where('email', '=', email)
      .where('search_name', '=', searchKey(fullName))
      .where('status', 'in', LIVE_REGISTRATION_STATUSES)
      .executeTakeFirst();
    return live !== undefined;
  }
}

/** What was agreed to, with the words that were read. */
function consentRowsOf({ consents, locale }: WalkUp, registrationId: string, givenAt: Date) {
  return consents.map(({ purpose }) => {
    const version = CONSENT_TEXT_VERSIONS[purpose];
    const text = consentText(purpose, version, locale);
    return { registration_id: registrationId, purpose, text_version: version, text, locale, given_at: givenAt };
  });
}

/** The answer of who stood beside a child, with the words that they read. */
function guardianRowOf({ guardianName, locale }: WalkUp, registrationId: string, answeredAt: Date) {
  return {
    registration_id: registrationId,
    guardian_name: guardianName,
    answered_at: answeredAt,
    text_version: GUARDIAN_TEXT_VERSION,
    text: consentText('GUARDIAN', GUARDIAN_TEXT_VERSION, locale),
    text_locale: locale,
  };
}
