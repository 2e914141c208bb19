import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { scopesOf } from '@pho-hien/identity-core';
import { inContest } from '@pho-hien/kernel';
import {
  anywhere,
  as,
  Authorizer,
  type Caller,
  CurrentCaller,
  type GraphqlContext,
  loader,
  outcomeOf,
  Public,
  Requires,
  scopeOf,
} from '@pho-hien/platform';
import { CallOffContest } from './call-off-contest.ts';
import {
  CallOffContestInput,
  ContestRoundState,
  ContestSaved,
  ContestType,
  CreateContestInput,
  MoveContestInput,
  SaveContestResult,
  UpdateContestInput,
} from './contest.graphql.ts';
import { ContestQueries } from './contest.queries.ts';
import { CreateContest } from './create-contest.ts';
import { givenSetup } from './given-setup.ts';
import { MoveContest } from './move-contest.ts';
import { UpdateContest } from './update-contest.ts';

@Resolver(() => ContestType)
export class ContestResolver {
  constructor(
    private readonly contests: ContestQueries,
    private readonly creating: CreateContest,
    private readonly updating: UpdateContest,
    private readonly moving: MoveContest,
    private readonly callingOff: CallOffContest,
    private readonly authorizer: Authorizer,
  ) {}

  @Public()
  @Query(() => [ContestType], { description: 'Contests that are open, over, or were called off, the newest first.' })
  openContests() {
    return this.contests.shown();
  }

  @Public()
  @Query(() => ContestType, {
    nullable: true,
    description: 'The contest of this address; null when it is not shown, except for those who may see its draft.',
  })
  async contest(@Args('slug', { type: () => String }) slug: string, @CurrentCaller() { actor }: Caller) {
    const contest = await this.contests.bySlug(slug);
    if (!contest || contest.isShown) return contest;
    const scope = inContest(contest.id, contest.eventId);
    const mayRead = (['contest.read', 'contest.judge'] as const).some(
      (permission) => this.authorizer.decide(actor, permission, scope) === 'allowed',
    );
    return mayRead ? contest : undefined;
  }

  @Requires('contest.read', anywhere)
  @Query(() => [ContestType], { description: 'Every contest whose draft, entries and officials the caller may see.' })
  managedContests(@CurrentCaller() { actor }: Caller) {
    return this.contests.within(scopesOf(actor, 'contest.read'));
  }

  @Requires('contest.judge', anywhere)
  @Query(() => [ContestType], { description: 'Every contest that the caller judges.' })
  judgedContests(@CurrentCaller() { actor }: Caller) {
    return this.contests.within(scopesOf(actor, 'contest.judge'));
  }

  @Requires('contest.read', scopeOf('contest', 'id'))
  @Query(() => ContestType)
  managedContest(@Args('id', { type: () => ID }) id: string) {
    return this.contests.byId(id);
  }

  @Requires('contest.create', anywhere)
  @Mutation(() => SaveContestResult, {
    description: 'Makes a draft, in an event of the caller’s or beside all events.',
  })
  createContest(@Args('input') { setup }: CreateContestInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.creating.run(caller, givenSetup(setup)).then((id) => this.saved(id)));
  }

  @Requires('contest.manage', scopeOf('contest', 'input.id'))
  @Mutation(() => SaveContestResult, {
    description:
      'Replaces the set-up. What a round goes by that has opened stays as it is, and so does who may enter, from then on.',
  })
  updateContest(@Args('input') { id, version, setup }: UpdateContestInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.updating.run(caller, id, version, givenSetup(setup)).then(() => this.saved(id)));
  }

  @Requires('contest.manage', scopeOf('contest', 'input.id'))
  @Mutation(() => SaveContestResult)
  moveContest(@Args('input') { id, version, step }: MoveContestInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.moving.run(caller, id, version, step).then(() => this.saved(id)));
  }

  @Requires('contest.manage', scopeOf('contest', 'input.id'))
  @Mutation(() => SaveContestResult, {
    description: 'For good; while nothing was published. Those who entered or judge get a mail with the reason.',
  })
  callOffContest(@Args('input') { id, version, reason }: CallOffContestInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.callingOff.run(caller, id, version, reason).then(() => this.saved(id)));
  }

  @ResolveField(() => [ContestRoundState], { description: 'Board by board, in their order.' })
  async rounds(@Parent() { id }: ContestType, @Context() context: GraphqlContext) {
    return (await loader(context, 'roundsOfContest', (ids) => this.contests.roundsOf(ids)).load(id)) ?? [];
  }

  private async saved(id: string): Promise<ContestSaved> {
    return as(ContestSaved, { contest: await this.contests.byId(id) });
  }
}
