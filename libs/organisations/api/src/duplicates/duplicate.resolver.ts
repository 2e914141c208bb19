import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  anywhere,
  as,
  type Caller,
  CurrentCaller,
  Database,
  type GraphqlContext,
  loader,
  outcomeOf,
  RateLimits,
  Requires,
  SignedIn,
} from '@pho-hien/platform';
import { CommuneType, ReferenceQueries } from '@pho-hien/reference-api';
import { OrganisationQueries } from '../organisation.queries.ts';
import {
  MergeOrganisationsInput,
  MergeOrganisationsResult,
  OrganisationLike,
  OrganisationMergeType,
  OrganisationPairType,
  OrganisationsMerged,
  SimilarOrganisationsInput,
  TellApartInput,
  ToldApart,
} from './duplicate.graphql.ts';
import { DuplicateQueries } from './duplicate.queries.ts';
import { MergeOrganisations } from './merge-organisations.ts';
import { SettlePair } from './settle-pair.ts';
import { SimilarOrganisations } from './similar-organisations.ts';

/** Enough for somebody who types a name, too few to list the province by guessing. */
const LOOKS = { name: 'similar-organisations', times: 300, seconds: 3600 };
const LONGEST_QUESTION = 200;

@Resolver(() => OrganisationLike)
export class DuplicateResolver {
  constructor(
    private readonly database: Database,
    private readonly similar: SimilarOrganisations,
    private readonly queries: DuplicateQueries,
    private readonly organisations: OrganisationQueries,
    private readonly reference: ReferenceQueries,
    private readonly merge: MergeOrganisations,
    private readonly settle: SettlePair,
    private readonly limits: RateLimits,
  ) {}

  @SignedIn()
  @Query(() => [OrganisationLike], { description: 'Those of the same tax code or a similar name; five at most.' })
  async similarOrganisations(@Args('input') input: SimilarOrganisationsInput, @CurrentCaller() { actor }: Caller) {
    await this.limits.use(LOOKS, actor.kind === 'person' ? actor.userId : '');
    const question = { name: input.name.slice(0, LONGEST_QUESTION), taxCode: input.taxCode ?? null };
    return this.similar.find(this.database.reader, { ...question, ...(input.but && { but: input.but }) });
  }

  @Requires('organisation.search', anywhere)
  @Query(() => [OrganisationPairType], { description: 'Pairs that may be one, the likeliest first; 100 at most.' })
  organisationPairs() {
    return this.queries.open();
  }

  @Requires('organisation.search', anywhere)
  @Query(() => [OrganisationMergeType], { description: 'What was merged, the latest first; 100 at most.' })
  organisationMerges() {
    return this.queries.history();
  }

  @Requires('organisation.merge', anywhere)
  @Mutation(() => MergeOrganisationsResult, {
    description: 'One goes on with the people and, by a job, all that referred to the other, which stays as its alias.',
  })
  mergeOrganisations(@Args('input') input: MergeOrganisationsInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(
      this.merge
        .run(caller, input)
        .then(async () => as(OrganisationsMerged, { survivor: await this.organisations.byId(input.survivorId) })),
    );
  }

  @Requires('organisation.merge', anywhere)
  @Mutation(() => ToldApart, { description: 'Says that two are two. `NOT_FOUND` for a pair that is settled.' })
  async tellOrganisationsApart(@Args('input') { pairId }: TellApartInput, @CurrentCaller() caller: Caller) {
    await this.settle.run(caller, pairId);
    return { pairId };
  }

  @ResolveField(() => CommuneType, { nullable: true })
  commune(@Parent() { communeCode }: OrganisationLike, @Context() context: GraphqlContext) {
    if (communeCode === null) return null;
    return loader(context, 'communesByCode', (codes) => this.reference.communesByCode(codes)).load(communeCode);
  }
}
