import { Inject, Injectable } from '@nestjs/common';
import type { RegistrationStatus } from '@pho-hien/events-core';
import { type Clock, newId } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';
import { GroupMails } from './group-mails.ts';
import { lockMember } from './member-rows.ts';
import { SettleConsent } from './settle-consent.ts';

/** How many it looks at in one go. */
const AT_ONCE = 200;
/** The states in which a guardian is waited for: with a place held, or in the line. */
const WAITING: readonly RegistrationStatus[] = ['AWAITING_CONSENT', 'WAITLISTED'];

/** Reminds guardians before their time is over, and lets the places go of those who did not answer in time. */
@Injectable()
export class SweepConsents {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationQueries,
    private readonly consents: SettleConsent,
    private readonly mails: GroupMails,
    private readonly registrationMails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (const id of await this.due('remind_at')) await this.settle(id, (tx, one) => this.remind(tx, one));
    for (const id of await this.due('answer_by')) await this.settle(id, (tx, one) => this.lapse(tx, one));
  }

  private async due(column: 'remind_at' | 'answer_by'): Promise<string[]> {
    const rows = await eventsSql(this.database.reader)
      .selectFrom('consent_requests')
      .innerJoin('registrations', 'registrations.id', 'consent_requests.registration_id')
      .select('registration_id')
      .where('registrations.status', 'in', WAITING)
      .where('registrations.consent_state', '=', 'GUARDIAN_ASKED')
      .where('answered_at', 'is', null)
      .where(`consent_requests.${column}`, '<=', this.clock.now())
      .$if(column === 'remind_at', (query) => query.where('reminded_at', 'is', null))
      .orderBy('registration_id')
      .limit(AT_ONCE)
      .execute();
    return rows.map(({ registration_id }) => registration_id);
  }

  private async settle(id: string, what: (tx: Transaction, one: Due) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const one = await lockMember(tx, id);
      const { guardian_name: name, guardian_email: email, answer_by: answerBy } = one.member;
      const { status, consent_state: consent, organisation_id: organisationId } = one.registration;
      if (!WAITING.includes(status) || consent !== 'GUARDIAN_ASKED' || !name || !email || !answerBy) return;
      const offer = await offerOf(eventsSql(tx), one.registration.ticket_type_id);
      const organisation = organisationId === null ? null : await this.organisations.byId(organisationId);
      const organisationName = organisation?.name ?? null;
      await what(tx, { ...one, offer, organisationName, guardian: { name, email, answerBy } });
    });
  }

  private async remind(tx: Transaction, { registration, offer, organisationName, guardian }: Due): Promise<void> {
    await eventsSql(tx)
      .updateTable('consent_requests')
      .set({ reminded_at: this.clock.now() })
      .where('registration_id', '=', registration.id)
      .execute();
    await this.mails.guardian(tx, 'guardian-reminded', holderOf(registration), offer, organisationName, guardian);
  }

  private async lapse(
    tx: Transaction,
    { registration, member, offer, organisationName, guardian }: Due,
  ): Promise<void> {
    const caller: Caller = {
      actor: { kind: 'system', job: 'sweep-consents' },
      requestId: newId(this.clock),
      locale: 'vi',
    };
    const holder = holderOf(registration);
    await this.mails.lapsed(tx, holder, offer, organisationName, guardian);
    if (member.group_id === null && guardian.email !== holder.email)
      await this.registrationMails.cancelled(tx, holder, offer, 'guardian');
    await this.consents.refuse(tx, caller, registration, 'lapse');
  }
}

interface Due extends Awaited<ReturnType<typeof lockMember>> {
  readonly offer: Awaited<ReturnType<typeof offerOf>>;
  readonly organisationName: string | null;
  readonly guardian: { readonly name: string; readonly email: string; readonly answerBy: Date };
}
