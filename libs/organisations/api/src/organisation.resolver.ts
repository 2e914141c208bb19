import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { scopesOf } from '@pho-hien/identity-core';
import { type Clock, vietnamDayOf } from '@pho-hien/kernel';
import { eligibilityOf } from '@pho-hien/organisations-core';
import {
  anywhere,
  as,
  type Caller,
  CLOCK,
  CurrentCaller,
  everywhere,
  type GraphqlContext,
  loader,
  LocalDate,
  outcomeOf,
  Requires,
  scopeOf,
  SignedIn,
} from '@pho-hien/platform';
import { CommuneType, ReferenceQueries } from '@pho-hien/reference-api';
import { Inject } from '@nestjs/common';
import { LinkAgency } from './agencies/link-agency.ts';
import { NextSteps } from './home/next-steps.ts';
import {
  CreateOrganisationInput,
  EligibilityType,
  LinkAgencyInput,
  NextStepType,
  OrganisationConnection,
  OrganisationFilter,
  OrganisationSaved,
  OrganisationType,
  SaveOrganisationResult,
  UpdateOrganisationInput,
} from './organisation.graphql.ts';
import { OrganisationQueries } from './organisation.queries.ts';
import { asProfile } from './profile/as-profile.ts';
import { CreateOrganisation } from './profile/create-organisation.ts';
import { UpdateOrganisation } from './profile/update-organisation.ts';

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  constructor(
    private readonly queries: OrganisationQueries,
    private readonly reference: ReferenceQueries,
    private readonly nextSteps: NextSteps,
    private readonly createOne: CreateOrganisation,
    private readonly update: UpdateOrganisation,
    private readonly link: LinkAgency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @SignedIn()
  @Query(() => [OrganisationType], { description: 'The organisations that the caller belongs to, by name.' })
  myOrganisations(@CurrentCaller() { actor }: Caller) {
    return this.queries.within(scopesOf(actor, 'organisation.read'));
  }

  @Requires('organisation.read', scopeOf('organisation', 'id'))
  @Query(() => OrganisationType, { description: 'One that the caller belongs to; one that was merged as it was.' })
  organisation(@Args('id', { type: () => ID }) id: string) {
    return this.queries.byId(id);
  }

  @Requires('organisation.search', anywhere)
  @Query(() => OrganisationConnection, { description: 'Every organisation that stands, by name; for organisers.' })
  organisations(
    @Args('filter', { type: () => OrganisationFilter, nullable: true }) filter: OrganisationFilter | null,
    @Args('first', { type: () => Int, nullable: true }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ) {
    return this.queries.page({ ...filter, first, after });
  }

  @SignedIn()
  @Mutation(() => SaveOrganisationResult, { description: 'The caller answers for it from then on.' })
  createOrganisation(@Args('input') { id, profile }: CreateOrganisationInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.createOne.run(caller, id, asProfile(profile)).then(() => this.saved(id)));
  }

  @Requires('organisation.edit', scopeOf('organisation', 'input.id'))
  @Mutation(() => SaveOrganisationResult, { description: 'Replaces the whole profile.' })
  updateOrganisation(
    @Args('input') { id, version, profile }: UpdateOrganisationInput,
    @CurrentCaller() caller: Caller,
  ) {
    return outcomeOf(this.update.run(caller, id, version, asProfile(profile)).then(() => this.saved(id)));
  }

  @Requires('reference.manage', everywhere)
  @Mutation(() => SaveOrganisationResult, {
    description: 'Makes an agency of the plan an organisation, for which a coordinator can be invited.',
  })
  linkAgency(@Args('input') { agencyCode }: LinkAgencyInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.link.run(caller, agencyCode).then((id) => this.saved(id)));
  }

  @ResolveField(() => CommuneType, { nullable: true })
  commune(@Parent() { communeCode }: OrganisationType, @Context() context: GraphqlContext) {
    if (communeCode === null) return null;
    return loader(context, 'communesByCode', (codes) => this.reference.communesByCode(codes)).load(communeCode);
  }

  @ResolveField(() => EligibilityType, { description: 'On that day: the first of an event; today without one.' })
  async eligibility(
    @Parent() organisation: OrganisationType,
    @Args('on', { type: () => LocalDate, nullable: true }) on: string | null,
    @Context() context: GraphqlContext,
  ) {
    const rules = await loader(
      context,
      'eligibilityRules',
      async () => new Map([['all', await this.reference.eligibilityRules()]]),
    ).load('all');
    return eligibilityOf(organisation, rules ?? [], on ?? vietnamDayOf(this.clock.now()));
  }

  @ResolveField(() => NextStepType, { nullable: true, description: 'Of all that its contexts know, the soonest.' })
  nextStep(@Parent() organisation: OrganisationType, @CurrentCaller() caller: Caller) {
    return this.nextSteps.of(organisation.id, organisation, caller);
  }

  private async saved(id: string): Promise<OrganisationSaved> {
    return as(OrganisationSaved, { organisation: await this.queries.byId(id) });
  }
}
