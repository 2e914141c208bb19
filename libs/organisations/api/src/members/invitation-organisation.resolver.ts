import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { StaffInvitationType } from '@pho-hien/identity-api';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { OrganisationMentionType } from '../organisation.graphql.ts';
import { OrganisationQueries } from '../organisation.queries.ts';

/** Which organisation an invitation leads to. */
@Resolver(() => StaffInvitationType)
export class InvitationOrganisationResolver {
  constructor(private readonly queries: OrganisationQueries) {}

  @ResolveField(() => OrganisationMentionType, { nullable: true, description: 'Where it is one of an organisation.' })
  organisation(@Parent() { organisationId }: StaffInvitationType, @Context() context: GraphqlContext) {
    if (organisationId === null) return null;
    return loader(context, 'organisationMentions', (ids) => this.queries.mentions(ids)).load(organisationId);
  }
}
