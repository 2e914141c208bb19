import { Args, Query, Resolver } from '@nestjs/graphql';
import { Public } from '@pho-hien/platform';
import { AgencyType, CommuneType, EligibilityRuleType } from './reference.graphql.ts';
import { ReferenceQueries } from './reference.queries.ts';

@Resolver()
export class ReferenceResolver {
  constructor(private readonly queries: ReferenceQueries) {}

  @Public()
  @Query(() => [CommuneType], { description: 'Wards first, then by name; `search` needs no diacritics.' })
  communes(@Args('search', { type: () => String, nullable: true }) search: string | null) {
    return this.queries.communes(search ?? '');
  }

  @Public()
  @Query(() => [AgencyType], { description: 'In the plan’s order; `search` needs no diacritics.' })
  agencies(@Args('search', { type: () => String, nullable: true }) search: string | null) {
    return this.queries.agencies(search ?? '');
  }

  @Public()
  @Query(() => [EligibilityRuleType], { description: 'Section II of the plan, in its order.' })
  eligibilityRules() {
    return this.queries.eligibilityRules();
  }
}
