import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { FilePurposes } from '@pho-hien/files-api';
import { can, decideAccess } from '@pho-hien/identity-core';
import { inOrganisation } from '@pho-hien/kernel';
import { Database, Jobs, ScopeTracers } from '@pho-hien/platform';
import { AgencyOrganisationResolver } from './agencies/agency-organisation.resolver.ts';
import { LinkAgency } from './agencies/link-agency.ts';
import { COMPARE_ORGANISATION, CompareOrganisation } from './duplicates/compare-organisation.ts';
import { DuplicateQueries } from './duplicates/duplicate.queries.ts';
import { DuplicateResolver } from './duplicates/duplicate.resolver.ts';
import { MergeFollowers, type OrganisationMerged } from './duplicates/merge-followers.ts';
import { MergeOrganisations, ORGANISATION_MERGED } from './duplicates/merge-organisations.ts';
import { SettlePair } from './duplicates/settle-pair.ts';
import { SimilarOrganisations } from './duplicates/similar-organisations.ts';
import { NextSteps } from './home/next-steps.ts';
import { AnswerJoinRequest } from './members/answer-join-request.ts';
import { AskToJoin } from './members/ask-to-join.ts';
import { ChangeMemberRole } from './members/change-member-role.ts';
import { GrantOrganisationResolver } from './members/grant-organisation.resolver.ts';
import { InvitationOrganisationResolver } from './members/invitation-organisation.resolver.ts';
import { InviteMember } from './members/invite-member.ts';
import { MemberQueries } from './members/member.queries.ts';
import { MemberResolver } from './members/member.resolver.ts';
import { RemoveMember } from './members/remove-member.ts';
import { WithdrawMemberInvitation } from './members/withdraw-member-invitation.ts';
import { OrganisationQueries } from './organisation.queries.ts';
import { OrganisationResolver } from './organisation.resolver.ts';
import { CreateOrganisation } from './profile/create-organisation.ts';
import { LOGO, ProfileReferences } from './profile/profile-references.ts';
import { UpdateOrganisation } from './profile/update-organisation.ts';

/** A logo from a telephone's camera is smaller. */
const MOST_LOGO_BYTES = 5 * 1024 * 1024;

const useCases = [
  CreateOrganisation,
  UpdateOrganisation,
  LinkAgency,
  InviteMember,
  WithdrawMemberInvitation,
  RemoveMember,
  ChangeMemberRole,
  AskToJoin,
  AnswerJoinRequest,
  MergeOrganisations,
  SettlePair,
  CompareOrganisation,
];
const shared = [OrganisationQueries, MergeFollowers, NextSteps];

/** Startups, teams, support organisations, schools and agencies, and their people. Global, so that events need no import of it. */
@Global()
@Module({
  providers: [
    ...useCases,
    ...shared,
    ProfileReferences,
    SimilarOrganisations,
    DuplicateQueries,
    MemberQueries,
    OrganisationResolver,
    MemberResolver,
    DuplicateResolver,
    AgencyOrganisationResolver,
    GrantOrganisationResolver,
    InvitationOrganisationResolver,
  ],
  exports: [...useCases, ...shared],
})
export class OrganisationsModule implements OnModuleInit {
  constructor(
    private readonly tracers: ScopeTracers,
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly queries: OrganisationQueries,
    private readonly comparing: CompareOrganisation,
    private readonly followers: MergeFollowers,
    private readonly files: FilePurposes,
  ) {}

  onModuleInit(): void {
    // One that was merged belongs to whom the other belongs.
    this.tracers.register('organisation', async (id) => {
      const standing = await this.queries.standing(id);
      return standing === null ? null : inOrganisation(standing);
    });
    this.jobs.register(COMPARE_ORGANISATION, { retryLimit: 5, retryDelay: 5 }, (data: { organisationId: string }) =>
      this.comparing.run(data),
    );
    this.jobs.register(ORGANISATION_MERGED, { retryLimit: 20, retryDelay: 5 }, (merged: OrganisationMerged) =>
      this.database.transaction((tx) => this.followers.follow(tx, merged)),
    );
    this.files.register({
      name: LOGO,
      kinds: ['picture'],
      mostBytes: MOST_LOGO_BYTES,
      uploadBy: 'signed-in',
      opening: async ({ attachedTo }, { actor }) => {
        const standing = await this.queries.standing(attachedTo);
        return (
          (standing !== null && can(actor, 'organisation.read', inOrganisation(standing))) ||
          decideAccess(actor, 'organisation.search', 'any') === 'allowed'
        );
      },
    });
  }
}
