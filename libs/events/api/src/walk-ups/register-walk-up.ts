import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  answerProblems,
  CONSENT_TEXT_VERSIONS,
  fieldsAtDesk,
  GUARDIAN_TEXT_VERSION,
  judgeNamesakes,
  judgeReservedPlace,
  shortCodeOf,
  type WalkUp,
  type WalkUpIdentity,
  type WalkUpObstacle,
} from '@pho-hien/events-core';
import { type Clock, newId, searchKey } from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import { type Caller, CLOCK, type Transaction } from '@pho-hien/platform';
import { type AnsweredVersion, GivenAnswers } from '../forms/given-answers.ts';
import { searchTextOf } from '../registrations/search-text.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { Places } from '../registrations/places.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { FIRST_LINK, WalletTokens } from '../registrations/wallet-tokens.ts';
import { eventsSql } from '../sql.ts';
import { namesakesOf, nextNamesake } from './namesakes.ts';
import { THIS_TRANSACTION } from './reserved-places.ts';

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
  /** Who that person says it is; null: nobody asked. */
  readonly identity: WalkUpIdentity | null;
}

/** What became of a walk-up that was handed in. */
export type RegisteredWalkUp =
  /** There is a ticket of the place's id, from now on or since before. */
  | { readonly outcome: 'registered' }
  /** They came in with the ticket that they had; the place is given back. */
  | { readonly outcome: 'admitted'; readonly ticketId: string }
  /** A person has to decide. */
  | { readonly outcome: 'apart'; readonly reason: WalkUpObstacle }
  /** What was answered fits no form of the ticket type. */
  | { readonly outcome: 'refused' };

/** Turns a reserved place into a confirmed registration with its ticket, once, however often and late it is handed in. */
@Injectable()
export class RegisterWalkUp {
  constructor(
    private readonly audit: AuditLog,
    private readonly places: Places,
    private readonly mails: RegistrationMails,
    private readonly wallets: WalletTokens,
    private readonly answers: GivenAnswers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the caller's transaction. */
  async run(tx: Transaction, caller: Caller, given: HandedInWalkUp): Promise<RegisteredWalkUp> {
    const { placeId, walkUp, registeredAt, blockRevokedAt, accepted, identity } = given;
    const sql = eventsSql(tx);
    const place = await sql
      .selectFrom('reserved_places')
      .selectAll()
      .where('id', '=', placeId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const judged = judgeReservedPlace({ status: place.status, blockRevokedAt }, registeredAt, accepted);
    if (judged === 'known') return { outcome: 'registered' };
    if (judged === 'BLOCK_REVOKED') return { outcome: 'apart', reason: judged };
    const form = await this.formOf(tx, place.ticket_type_id, walkUp);
    if (form === 'unknown') return { outcome: 'refused' };
    const namesakes = await namesakesOf(tx, place.ticket_type_id, walkUp);
    const person = judgeNamesakes(namesakes, identity);
    if (person === 'ALREADY_REGISTERED') return { outcome: 'apart', reason: person };
    if (person.as === 'registered') {
      await this.giveBack(tx, place, judged === 'use');
      return { outcome: 'admitted', ticketId: person.ticketId };
    }
    const hasPlace =
      judged === 'use'
        ? await this.places.useReserved(tx, place.ticket_type_id)
        : await this.places.takeAgain(tx, place.ticket_type_id);
    if (!hasPlace) return { outcome: 'apart', reason: 'NO_PLACE_LEFT' };

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
        namesake: namesakes.length > 0 ? await nextNamesake(tx, place.ticket_type_id, walkUp) : 0,
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
    if (form) await this.answers.store(tx, form, id, walkUp.answers, caller);
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
    return { outcome: 'registered' };
  }

  /** The form whose questions were asked, without those that a desk does not ask; null: none was. */
  private async formOf(
    tx: Transaction,
    ticketTypeId: string,
    { formVersion, answers }: WalkUp,
  ): Promise<AnsweredVersion | null | 'unknown'> {
    if (formVersion === null) return null;
    const form = await eventsSql(tx)
      .selectFrom('form_versions')
      .select(['id', 'fields'])
      .where('ticket_type_id', '=', ticketTypeId)
      .where('version', '=', formVersion)
      .executeTakeFirst();
    if (!form) return 'unknown';
    const fields = fieldsAtDesk(form.fields, false);
    return answerProblems(fields, answers).length > 0 ? 'unknown' : { id: form.id, fields };
  }

  /** The place of somebody who has a ticket already; the code that the desk gave them counts for nothing any more. */
  private async giveBack(tx: Transaction, place: { id: string; ticket_type_id: string }, isHeld: boolean) {
    await eventsSql(tx)
      .updateTable('reserved_places')
      .set({ status: 'RETURNED', ended_at: this.clock.now(), voided_in: THIS_TRANSACTION })
      .where('id', '=', place.id)
      .execute();
    if (isHeld) await this.places.release(tx, place.ticket_type_id, 1);
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
