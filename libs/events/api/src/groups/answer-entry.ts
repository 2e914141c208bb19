import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import {
  CONSENT_TEXT_VERSIONS,
  consentLifecycle,
  isLive,
  isNameCorrection,
  NothingToAnswer,
} from '@pho-hien/events-core';
import {
  type Clock,
  InvalidInput,
  nameProblem,
  nextState,
  normaliseName,
  problemIn,
  searchKey,
} from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import { type Caller, CLOCK, Database, type Transaction, violatedConstraint } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import type { LockedRegistration } from '../registrations/locked-registration.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { searchTextOf } from '../registrations/search-text.ts';
import { eventsSql } from '../sql.ts';
import { lockMember } from './member-rows.ts';
import { SettleConsent } from './settle-consent.ts';

/** What an adult who was entered by somebody else answers. */
export interface EntryAnswer {
  readonly agrees: boolean;
  /** Their name as it should stand on the badge. */
  readonly fullName: string;
  /** Which version of the text they were shown. */
  readonly textVersion: number;
}

/** Who was entered by somebody else confirms and consents, or declines: then the place is free again. */
@Injectable()
export class AnswerEntry {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly consents: SettleConsent,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NothingToAnswer`, `InvalidInput`. */
  async run(caller: Caller, registrationId: string, answer: EntryAnswer): Promise<void> {
    const fullName = normaliseName(answer.fullName);
    const outdated = answer.textVersion !== CONSENT_TEXT_VERSIONS.REGISTRATION;
    if (answer.agrees)
      InvalidInput.throwIfAny([
        ...problemIn('fullName', nameProblem(answer.fullName)),
        ...problemIn('textVersion', outdated ? 'unknown_value' : null),
      ]);
    try {
      await this.database.transaction(async (tx) => {
        const { registration } = await lockMember(tx, registrationId);
        const consent = nextState(consentLifecycle, registration.consent_state, answer.agrees ? 'agree' : 'decline');
        if (!consent || registration.minor || !isLive(registration.status)) throw new NothingToAnswer();
        // Whoever has the link corrects how the name is written; a place for somebody else is transferred.
        if (answer.agrees && !isNameCorrection(registration.full_name, fullName))
          throw new InvalidInput(problemIn('fullName', 'not_allowed'));
        if (answer.agrees) await this.agree(tx, caller, registration, fullName);
        else await this.consents.refuse(tx, caller, registration, 'decline');
        await eventsSql(tx)
          .updateTable('consent_requests')
          .set({ answered_at: this.clock.now() })
          .where('registration_id', '=', registrationId)
          .execute();
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'registrations_one_live') throw error;
      throw new InvalidInput(problemIn('fullName', 'already_registered'));
    }
  }

  private async agree(tx: Transaction, caller: Caller, registration: LockedRegistration, fullName: string) {
    const { id, email, phone, organisation_name: organisationName } = registration;
    const sql = eventsSql(tx);
    const now = this.clock.now();
    await sql
      .updateTable('registrations')
      .set({
        consent_state: 'GIVEN',
        full_name: fullName,
        search_name: searchKey(fullName),
        search_text: searchTextOf({ fullName, email, phone, organisationName, note: null }),
        version: registration.version + 1,
      })
      .where('id', '=', id)
      .execute();
    const version = CONSENT_TEXT_VERSIONS.REGISTRATION;
    const text = consentText('REGISTRATION', version, caller.locale);
    await sql
      .insertInto('registration_consents')
      .values({
        registration_id: id,
        purpose: 'REGISTRATION',
        text_version: version,
        text,
        locale: caller.locale,
        given_at: now,
      })
      .execute();
    const renamed = fullName !== registration.full_name;
    await this.audit.append(tx, {
      aggregateType: 'registration',
      aggregateId: id,
      eventId: registration.event_id,
      action: 'registration.agreed',
      caller,
      changes: { consent: { from: registration.consent_state, to: 'GIVEN' }, renamed },
      ...(renamed && { personal: { fullName } }),
    });
    const ticket = await sql
      .selectFrom('tickets')
      .select(['id', 'short_code as shortCode'])
      .where('registration_id', '=', id)
      .where('status', '=', 'VALID')
      .executeTakeFirst();
    if (!ticket) return;
    const offer = await offerOf(sql, registration.ticket_type_id);
    const holder = holderOf({ ...registration, full_name: fullName });
    await this.mails.ticket(tx, 'ticket-issued', holder, offer, ticket);
  }
}
