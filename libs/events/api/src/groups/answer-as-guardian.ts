import { Inject, Injectable } from '@nestjs/common';
import { GUARDIAN_TEXT_VERSION, NothingToAnswer } from '@pho-hien/events-core';
import { type Clock, InvalidInput, type Locale, problemIn } from '@pho-hien/kernel';
import { consentText } from '@pho-hien/messages';
import { type Caller, CLOCK, Database } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { tryAgain } from '../registrations/try-again.ts';
import { eventsSql } from '../sql.ts';
import { lockMember } from './member-rows.ts';
import { SettleConsent } from './settle-consent.ts';

/** What a child's guardian answers. */
export interface GuardianAnswer {
  readonly agrees: boolean;
  /** Which version of the text they were shown, and in which language. */
  readonly textVersion: number;
  readonly locale: Locale;
}

/** A guardian consents, and the child has the place that was held; or declines, and it is free. */
@Injectable()
export class AnswerAsGuardian {
  constructor(
    private readonly database: Database,
    private readonly consents: SettleConsent,
    private readonly mails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `NothingToAnswer`, `InvalidInput`. */
  async run(caller: Caller, registrationId: string, answer: GuardianAnswer): Promise<void> {
    const outdated = answer.textVersion !== GUARDIAN_TEXT_VERSION;
    InvalidInput.throwIfAny(problemIn('textVersion', outdated ? 'unknown_value' : null));
    await tryAgain(() => this.answer(caller, registrationId, answer));
  }

  private async answer(caller: Caller, registrationId: string, { agrees, locale }: GuardianAnswer): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { registration, member } = await lockMember(tx, registrationId);
      const now = this.clock.now();
      const sql = eventsSql(tx);
      const offer = await offerOf(sql, registration.ticket_type_id);
      const over = !member.answer_by || member.answer_by <= now || offer.event.status !== 'PUBLISHED';
      if (registration.consent_state !== 'GUARDIAN_ASKED' || over) throw new NothingToAnswer();
      await sql
        .updateTable('consent_requests')
        .set({
          answered_at: now,
          text_version: GUARDIAN_TEXT_VERSION,
          text: consentText('GUARDIAN', GUARDIAN_TEXT_VERSION, locale),
          text_locale: locale,
        })
        .where('registration_id', '=', registrationId)
        .execute();
      if (agrees) return this.consents.consent(tx, caller, offer, [registration], 'agreeAsGuardian');
      // Who registered alone waits for the answer; of a group it is the organisation that asked.
      if (member.group_id === null && member.guardian_email !== registration.email)
        await this.mails.cancelled(tx, holderOf(registration), offer, 'guardian');
      await this.consents.refuse(tx, caller, registration, 'decline');
    });
  }
}
