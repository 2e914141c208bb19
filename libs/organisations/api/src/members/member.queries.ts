import { Injectable } from '@nestjs/common';
import { can } from '@pho-hien/identity-core';
import { PeopleIn, PersonNames } from '@pho-hien/identity-api';
import { inOrganisation } from '@pho-hien/kernel';
import { type Caller, Database } from '@pho-hien/platform';
import { organisationsSql } from '../persistence.ts';
import type { JoinRequestType, OrganisationPeople } from './member.graphql.ts';

@Injectable()
export class MemberQueries {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleIn,
    private readonly names: PersonNames,
  ) {}

  /** Its members; and, for those who answer for it, who is invited and who asks. */
  async of(organisationId: string, { actor }: Caller): Promise<OrganisationPeople> {
    const tx = this.database.reader;
    const members = await this.people.organisations(tx, [organisationId]);
    if (!can(actor, 'organisation.people', inOrganisation(organisationId)))
      return { members, invitations: [], joinRequests: [], led: false };
    const invited = await this.people.invitedTo(tx, organisationId);
    return {
      members,
      invitations: invited.map(({ invitationId: id, ...rest }) => ({ id, ...rest })),
      joinRequests: await this.joinRequests(organisationId),
      led: true,
    };
  }

  private async joinRequests(organisationId: string): Promise<JoinRequestType[]> {
    const rows = await organisationsSql(this.database.reader)
      .selectFrom('organisation_join_requests')
      .select(['id', 'user_id', 'asked_at'])
      .where('organisation_id', '=', organisationId)
      .where('answered_at', 'is', null)
      .orderBy('id')
      .execute();
    const names = await this.names.of(rows.map(({ user_id }) => user_id));
    return rows.map(({ id, user_id, asked_at }) => ({ id, name: names.get(user_id) ?? '', askedAt: asked_at }));
  }
}
