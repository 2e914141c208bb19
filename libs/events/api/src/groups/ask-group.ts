import { Inject, Injectable } from '@nestjs/common';
import { isLive } from '@pho-hien/events-core';
import type { Clock } from '@pho-hien/kernel';
import { OrganisationQueries } from '@pho-hien/organisations-api';
import { CLOCK, Database, type Transaction } from '@pho-hien/platform';
import { holderOf } from '../registrations/holder-of.ts';
import { type OfferFacts, offerOf } from '../registrations/offer-facts.ts';
import { RegistrationMails } from '../registrations/registration-mails.ts';
import { eventsSql } from '../sql.ts';
import { GroupMails } from './group-mails.ts';
import { type MemberRow, unaskedOf } from './member-rows.ts';

/** How many are written to in one transaction. */
const AT_ONCE = 50;

/** Writes to everybody of a group to whom nothing was written yet: whom it asks what, their state says. */
@Injectable()
export class AskGroup {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationQueries,
    private readonly mails: GroupMails,
    private readonly registrationMails: RegistrationMails,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Does the rest where it was cut off before. */
  async run(groupId: string): Promise<void> {
    while ((await this.askSome(groupId)) > 0);
  }

  private async askSome(groupId: string): Promise<number> {
    const reader = eventsSql(this.database.reader);
    const group = await reader
      .selectFrom('registration_groups')
      .select(['organisation_id', 'ticket_type_id'])
      .where('id', '=', groupId)
      .executeTakeFirst();
    if (!group) return 0;
    const { name } = await this.organisations.byId(group.organisation_id);
    return this.database.transaction(async (tx) => {
      const sql = eventsSql(tx);
      const members = await unaskedOf(sql, groupId, AT_ONCE);
      if (members.length === 0) return 0;
      const offer = await offerOf(sql, group.ticket_type_id);
      for (const member of members) await this.ask(tx, member, offer, name);
      await sql
        .updateTable('consent_requests')
        .set({ asked_at: this.clock.now() })
        .where(
          'registration_id',
          'in',
          members.map(({ id }) => id),
        )
        .execute();
      return members.length;
    });
  }

  /** Writes what somebody of the group has to be told or asked at this moment. */
  async ask(tx: Transaction, member: MemberRow, offer: OfferFacts, organisationName: string): Promise<void> {
    if (!isLive(member.status)) return;
    const holder = holderOf(member);
    const { guardian_name: name, guardian_email: email, answer_by: answerBy } = member;
    if (member.consent_state === 'ASKED') return this.mails.entered(tx, holder, offer, organisationName);
    if (member.consent_state === 'GUARDIAN_ASKED' && name && email && answerBy)
      return this.mails.guardian(tx, 'guardian-asked', holder, offer, organisationName, { name, email, answerBy });
    if (member.status === 'AWAITING_APPROVAL') return this.registrationMails.received(tx, holder, offer);
    const ticket = await eventsSql(tx)
      .selectFrom('tickets')
      .select(['id', 'short_code as shortCode'])
      .where('registration_id', '=', member.id)
      .where('status', '=', 'VALID')
      .executeTakeFirst();
    if (ticket) await this.registrationMails.ticket(tx, 'ticket-issued', holder, offer, ticket);
  }
}
