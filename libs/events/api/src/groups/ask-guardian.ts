import { Inject, Injectable } from '@nestjs/common';
import { type Guardian, guardianTimes } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, type Transaction } from '@pho-hien/platform';
import { LinkTokens } from '../changes/link-tokens.ts';
import type { Holder } from '../registrations/mail-values.ts';
import type { OfferFacts } from '../registrations/offer-facts.ts';
import { eventsSql } from '../sql.ts';
import { GroupMails } from './group-mails.ts';

/** Asks the guardian of a child who registered alone, or was given somebody's ticket: the same request as for a group. */
@Injectable()
export class AskGuardian {
  constructor(
    private readonly links: LinkTokens,
    private readonly mails: GroupMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * For a registration that `tx` has written already. The child is told as well, unless both read the same
   * mailbox.
   */
  async run(tx: Transaction, holder: Holder, offer: OfferFacts, guardian: Guardian): Promise<void> {
    const now = this.clock.now();
    const times = guardianTimes(offer.event, now);
    // Whoever registers, or takes a ticket over, was refused before when the event is over.
    if (!times) throw new Error(`event ${offer.event.id} is over: nobody can be waited for`);
    await eventsSql(tx)
      .insertInto('consent_requests')
      .values({
        registration_id: holder.registrationId,
        guardian_name: guardian.name,
        guardian_email: guardian.email,
        guardian_token_hash: this.links.hashOf(this.links.of('guardian', holder.registrationId)),
        asked_at: now,
        answer_by: times.answerBy,
        remind_at: times.remindAt,
      })
      .execute();
    const asked = { ...guardian, answerBy: times.answerBy };
    await this.mails.guardian(tx, 'guardian-asked', holder, offer, null, asked);
    if (guardian.email !== holder.email) await this.mails.awaited(tx, holder, offer, asked);
  }

  /** Writes to the guardian once more, while they may answer; says whether it did. */
  async again(tx: Transaction, holder: Holder, offer: OfferFacts): Promise<boolean> {
    const row = await eventsSql(tx)
      .selectFrom('consent_requests')
      .innerJoin('registrations', 'registrations.id', 'consent_requests.registration_id')
      .select(['guardian_name', 'guardian_email', 'answer_by', 'consent_requests.group_id', 'organisation_name'])
      .where('registration_id', '=', holder.registrationId)
      .where('consent_state', '=', 'GUARDIAN_ASKED')
      .executeTakeFirst();
    const { guardian_name: name, guardian_email: email, answer_by: answerBy } = row ?? {};
    if (!row || !name || !email || !answerBy || answerBy <= this.clock.now()) return false;
    const organisation = row.group_id === null ? null : row.organisation_name;
    await this.mails.guardian(tx, 'guardian-asked', holder, offer, organisation, { name, email, answerBy });
    return true;
  }
}
