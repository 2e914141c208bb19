import { Inject, Injectable } from '@nestjs/common';
import { type Clock, newId } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { type Caller, CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { offerOf } from '../registrations/offer-facts.ts';
import { eventsSql } from '../sql.ts';
import { GroupMails } from './group-mails.ts';
import { lockMember } from './member-rows.ts';
import { SettleConsent } from './settle-consent.ts';

/** How many it looks at in one go. */
const AT_ONCE = 200;

/** Reminds guardians before their time is over, and lets the places go of those who did not answer in time. */
@Injectable()
export class SweepConsents {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationQueries,
    private readonly consents: SettleConsent,
    private readonly mails: GroupMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (const id of await this.due('remind_at')) await this.settle(id, (tx, one) => this.remind(tx, one));
    for (const id of await this.due('answer_by')) await this.settle(id, (tx, one) => this.lapse(tx, one));
  }

  private async due(column: 'remind_at' | 'answer_by'): Promise<string[]> {
    const rows = await eventsSql(this.database.reader)
      .selectFrom('group_members')
      .innerJoin('registrations', 'registrations.id', 'group_members.registration_id')
      .select('registration_id')
      .where('registrations.status', '=', 'AWAITING_CONSENT')
      .where('answered_at', 'is', null)
      .where(`group_members.${column}`, '<=', this.clock.now())
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
      if (one.registration.status !== 'AWAITING_CONSENT' || !name || !email || !answerBy) return;
      const offer = await offerOf(eventsSql(tx), one.registration.ticket_type_id);
      const organisation = await this.organisations.byId(one.registration.organisation_id!);
      await what(tx, { ...one, offer, organisationName: organisation.name, guardian: { name, email, answerBy } });
    });
  }

  private async remind(tx: Transaction, { registration, offer, organisationName, guardian }: Due): Promise<void> {
    await eventsSql(tx)
      .updateTable('group_members')
      .set({ reminded_at: this.clock.now() })
      .where('registration_id', '=', registration.id)
      .execute();
    await this.mails.guardian(tx, 'guardian-reminded', holderOf(registration), offer, organisationName, guardian);
  }

  private async lapse(tx: Transaction, { registration, offer, organisationName, guardian }: Due): Promise<void> {
    const caller: Caller = {
      actor: { kind: 'system', job: 'sweep-consents' },
      requestId: newId(this.clock),
      locale: 'vi',
    };
    await this.mails.lapsed(tx, holderOf(registration), offer, organisationName, guardian);
    await this.consents.refuse(tx, caller, registration, 'lapse');
  }
}

interface Due extends Awaited<ReturnType<typeof lockMember>> {
  readonly offer: Awaited<ReturnType<typeof offerOf>>;
  readonly organisationName: string;
  readonly guardian: { readonly name: string; readonly email: string; readonly answerBy: Date };
}
