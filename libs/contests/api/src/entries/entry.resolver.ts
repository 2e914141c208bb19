import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { EntryStatus } from '@pho-hien/contests-core';
import { StoredFiles, StoredFileType } from '@pho-hien/files-api';
import { OrganisationMentionType, OrganisationQueries } from '@pho-hien/organisations-api';
import {
  as,
  type Caller,
  connectionOf,
  CurrentCaller,
  type GraphqlContext,
  loader,
  outcomeOf,
  Requires,
  scopeOf,
  SignedIn,
} from '@pho-hien/platform';
import { AppealEntry } from './appeal-entry.ts';
import { DecideAppeal } from './decide-appeal.ts';
import { DecideEligibility } from './decide-eligibility.ts';
import { MayEnter } from './may-enter.ts';
import {
  AppealEntryInput,
  ContestEntryType,
  DecideAppealInput,
  DecideEligibilityInput,
  EntryAppealType,
  EntryMember,
  EntrySaved,
  EntryStatusEnum,
  EntryVersionInput,
  MoveEntryResult,
  SaveEntryInput,
  SaveEntryResult,
  SubmitEntryResult,
} from './entry.graphql.ts';
import { EntryQueries } from './entry.queries.ts';
import { EntryAnswer, MayEnterInput } from './may-enter.graphql.ts';
import { MoveEntry } from './move-entry.ts';
import { SaveEntry } from './save-entry.ts';
import { SubmitEntry } from './submit-entry.ts';

const ContestEntryConnection = connectionOf('ContestEntry', () => ContestEntryType);

@Resolver(() => ContestEntryType)
export class EntryResolver {
  constructor(
    private readonly entries: EntryQueries,
    private readonly organisations: OrganisationQueries,
    private readonly files: StoredFiles,
    private readonly asking: MayEnter,
    private readonly saving: SaveEntry,
    private readonly submitting: SubmitEntry,
    private readonly moving: MoveEntry,
    private readonly finding: DecideEligibility,
    private readonly appealing: AppealEntry,
    private readonly decidingAppeal: DecideAppeal,
  ) {}

  @Requires('organisation.represent', scopeOf('organisation', 'input.organisationId'))
  @Query(() => EntryAnswer, { description: '“May we enter?”, while the form is being filled in.' })
  mayEnter(@Args('input') input: MayEnterInput) {
    return this.asking.run(input);
  }

  @SignedIn()
  @Query(() => [OrganisationMentionType], {
    description: 'The schools and institutes that an entry can come from, by name; at most 500.',
  })
  entryInstitutions() {
    return this.organisations.schools();
  }

  @Requires('organisation.read', scopeOf('organisation', 'organisationId'))
  @Query(() => [ContestEntryType], { description: 'All that an organisation entered or is writing, the newest first.' })
  organisationEntries(@Args('organisationId', { type: () => ID }) organisationId: string) {
    return this.entries.ofOrganisation(organisationId);
  }

  @Requires('organisation.read', scopeOf('own entry', 'id'))
  @Query(() => ContestEntryType, { description: 'An entry of an organisation of the caller’s.' })
  ownEntry(@Args('id', { type: () => ID }) id: string) {
    return this.entries.byId(id);
  }

  @Requires('contest.read', scopeOf('contest', 'contestId'))
  @Query(() => ContestEntryConnection, { description: 'What was handed in, by number; drafts are nobody else’s.' })
  contestEntries(
    @Args('contestId', { type: () => ID }) contestId: string,
    @Args('boardId', { type: () => ID, nullable: true }) boardId?: string | null,
    @Args('statuses', { type: () => [EntryStatusEnum], nullable: true }) statuses?: EntryStatus[] | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ) {
    return this.entries.page({
      contestId,
      boardId: boardId ?? null,
      statuses: statuses ?? null,
      first: first ?? null,
      after: after ?? null,
    });
  }

  @Requires('contest.read', scopeOf('entry', 'id'))
  @Query(() => ContestEntryType, { description: 'An entry, as the secretaries see it.' })
  contestEntry(@Args('id', { type: () => ID }) id: string) {
    return this.entries.byId(id);
  }

  @Requires('organisation.represent', scopeOf('organisation', 'input.organisationId'))
  @Mutation(() => SaveEntryResult, {
    description: 'Keeps an entry as far as it is written. Only a draft can be changed.',
  })
  saveEntry(@Args('input') input: SaveEntryInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.saving.run(caller, input).then(() => this.saved(input.id)));
  }

  @Requires('organisation.represent', scopeOf('own entry', 'input.id'))
  @Mutation(() => SubmitEntryResult, { description: 'Hands an entry in, and mails a receipt.' })
  submitEntry(@Args('input') { id, version }: EntryVersionInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.submitting.run(caller, id, version).then(() => this.saved(id)));
  }

  @Requires('organisation.represent', scopeOf('own entry', 'input.id'))
  @Mutation(() => MoveEntryResult, { description: 'Before the deadline: to change it and hand it in anew.' })
  takeBackEntry(@Args('input') { id, version }: EntryVersionInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.moving.run(caller, id, version, 'takeBack').then(() => this.saved(id)));
  }

  @Requires('organisation.represent', scopeOf('own entry', 'input.id'))
  @Mutation(() => MoveEntryResult, { description: 'At any time before results; for good.' })
  withdrawEntry(@Args('input') { id, version }: EntryVersionInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.moving.run(caller, id, version, 'withdraw').then(() => this.saved(id)));
  }

  @Requires('contest.manage', scopeOf('entry', 'input.id'))
  @Mutation(() => MoveEntryResult, { description: 'Finds an entry that was handed in eligible, or not.' })
  decideEligibility(@Args('input') input: DecideEligibilityInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.finding.run(caller, input).then(() => this.saved(input.id)));
  }

  @Requires('organisation.represent', scopeOf('own entry', 'input.id'))
  @Mutation(() => MoveEntryResult, { description: 'Against being found ineligible; one open appeal at a time.' })
  appealEntry(@Args('input') { id, grounds }: AppealEntryInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.appealing.run(caller, id, grounds).then(() => this.saved(id)));
  }

  @Requires('contest.manage', scopeOf('entry', 'input.entryId'))
  @Mutation(() => MoveEntryResult, { description: 'By somebody else than who found the entry ineligible.' })
  decideAppeal(@Args('input') input: DecideAppealInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.decidingAppeal.run(caller, input).then(() => this.saved(input.entryId)));
  }

  @ResolveField(() => OrganisationMentionType)
  organisation(@Parent() { organisationId }: ContestEntryType, @Context() context: GraphqlContext) {
    return this.mention(organisationId, context);
  }

  @ResolveField(() => OrganisationMentionType, {
    nullable: true,
    description: 'The school or institute it comes from.',
  })
  institution(@Parent() { institutionId }: ContestEntryType, @Context() context: GraphqlContext) {
    return institutionId === null ? null : this.mention(institutionId, context);
  }

  @ResolveField(() => [EntryMember], { description: 'Who speaks for the team first.' })
  async team(@Parent() { id }: ContestEntryType, @Context() context: GraphqlContext) {
    return (await loader(context, 'teamOfEntry', (ids) => this.entries.teamsOf(ids)).load(id)) ?? [];
  }

  @ResolveField(() => StoredFileType, { nullable: true })
  slides(@Parent() { slidesFileId }: ContestEntryType, @Context() context: GraphqlContext) {
    return this.file(slidesFileId, context);
  }

  @ResolveField(() => StoredFileType, { nullable: true, description: 'The summary on one page.' })
  onePager(@Parent() { onePagerFileId }: ContestEntryType, @Context() context: GraphqlContext) {
    return this.file(onePagerFileId, context);
  }

  @ResolveField(() => EntryAppealType, { nullable: true, description: 'The latest.' })
  appeal(@Parent() { id }: ContestEntryType, @Context() context: GraphqlContext) {
    return loader(context, 'appealOfEntry', (ids) => this.entries.appealsOf(ids)).load(id);
  }

  private mention(id: string, context: GraphqlContext) {
    return loader(context, 'organisationMentions', (ids) => this.organisations.mentions(ids)).load(id);
  }

  private file(id: string | null, context: GraphqlContext) {
    return id === null ? null : loader(context, 'storedFileFacts', (ids) => this.files.factsOf(ids)).load(id);
  }

  private async saved(id: string): Promise<EntrySaved> {
    return as(EntrySaved, { entry: await this.entries.byId(id) });
  }
}
