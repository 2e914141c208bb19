import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { GrantType } from '@pho-hien/identity-api';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { OrganisationMentionType } from '../organisation.graphql.ts';
import { OrganisationQueries } from '../organisation.queries.ts';

/** In which organisation a role is held: known here, shown with the role. */
@Resolver(() => GrantType)
export class GrantOrganisationResolver {
  constructor(private readonly queries: OrganisationQueries) {}

  @ResolveField(() => OrganisationMentionType, {
    nullable: true,
    description: 'Where the role is one of an organisation.',
  })
  organisation(@Parent() { scopeKind, scopeId }: GrantType, @Context() context: GraphqlContext) {
    if (scopeKind !== 'organisation' || scopeId === null) return null;
    return loader(context, 'organisationMentions', (ids) => this.queries.mentions(ids)).load(scopeId);
  }
}
