import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, loader } from '@pho-hien/platform';
import { AgencyType } from '@pho-hien/reference-api';
import { OrganisationMentionType } from '../organisation.graphql.ts';
import { OrganisationQueries } from '../organisation.queries.ts';

/** The organisation that an agency of the plan is: known here, shown with the agency. */
@Resolver(() => AgencyType)
export class AgencyOrganisationResolver {
  constructor(private readonly queries: OrganisationQueries) {}

  @ResolveField(() => OrganisationMentionType, { nullable: true, description: 'Null while nobody linked it.' })
  organisation(@Parent() { code }: AgencyType, @Context() context: GraphqlContext) {
    return loader(context, 'organisationsOfAgencies', (codes) => this.queries.ofAgencies(codes)).load(code);
  }
}
